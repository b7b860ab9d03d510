import { defineSecret } from 'firebase-functions/params';
import { type KeyRing, parseKeyRing, sandboxKeyMark } from './key_ring.ts';

export type Secret = ReturnType<typeof defineSecret>;

/** For the functions of LINE Login only. */
export const lineSecrets = [defineSecret('LINE_CHANNEL_ID'), defineSecret('LINE_CHANNEL_SECRET')];

/** For the functions that call Stripe. */
export const stripeSecrets = [defineSecret('STRIPE_SECRET_KEY')];

/** For the webhook, in addition to `stripeSecrets`. During a rotation, both secrets separated by a space. */
export const stripeWebhookSecret = defineSecret('STRIPE_WEBHOOK_SECRET');

/** For the functions that call OpenAI. The value `off` switches the AI engine off. */
export const openAiSecrets = [defineSecret('OPENAI_API_KEY')];

/** For the functions that send messages at LINE, or ask about friends there. The value `off` switches them off. */
export const lineMessagingSecret = defineSecret('LINE_MESSAGING_TOKEN');

/** For the functions that send mail. Unused while `SMTP_URL` names no server. */
export const mailSecret = defineSecret('SMTP_PASSWORD');

/** For the functions that use a session of Creators Market only. */
export const lineSessionSecrets = [defineSecret('LINE_SESSION_KEYS')];

/** For the functions that count by network address or look up former accounts. */
export const identityHashSecret = defineSecret('IDENTITY_HASH_KEY');

/** Reads the secrets that sign Stripe's events: one, or two during a rotation. */
export function readStripeWebhookSecrets(variables: NodeJS.ProcessEnv): readonly string[] {
  const secrets = (variables.STRIPE_WEBHOOK_SECRET ?? '').split(/[\s,]+/).filter((secret) => secret !== '');
  const isFit = variables.FUNCTIONS_EMULATOR === 'true' ? /^whsec_\w+$/ : /^whsec_[A-Za-z0-9+/=]{20,}$/;
  if (secrets.length === 0 || !secrets.every((secret) => isFit.test(secret))) {
    throw new Error('Environment: STRIPE_WEBHOOK_SECRET must hold what Stripe signs events with.');
  }
  return secrets;
}

/** Reads the keys that seal sessions. When deployed, throws on a key of the sandbox. */
export function readKeyRing(variables: NodeJS.ProcessEnv): KeyRing {
  const ring = parseKeyRing(variables.LINE_SESSION_KEYS ?? '');
  if (!ring) {
    throw new Error(
      'Environment: LINE_SESSION_KEYS must be {"primary":"k1","keys":{"k1":"<32 bytes in base64url>"}}.',
    );
  }
  const isSandbox = (key: Uint8Array) => Buffer.from(key).toString('latin1').startsWith(sandboxKeyMark);
  if (variables.FUNCTIONS_EMULATOR !== 'true' && [...ring.keys.values()].some(isSandbox)) {
    throw new Error('Environment: LINE_SESSION_KEYS holds a key of the sandbox.');
  }
  return ring;
}

/** Reads the key that hashes network addresses and former sign-ins. When deployed, throws on a key of the sandbox. */
export function readIdentityHashKey(variables: NodeJS.ProcessEnv): Uint8Array {
  const text = variables.IDENTITY_HASH_KEY ?? '';
  const key = Buffer.from(text, 'base64url');
  if (!/^[A-Za-z0-9_-]{43}$/.test(text) || key.length !== 32) {
    throw new Error('Environment: IDENTITY_HASH_KEY must be 32 bytes in base64url.');
  }
  if (variables.FUNCTIONS_EMULATOR !== 'true' && key.toString('latin1').startsWith(sandboxKeyMark)) {
    throw new Error('Environment: IDENTITY_HASH_KEY is a key of the sandbox.');
  }
  return key;
}
