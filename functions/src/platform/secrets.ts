import { defineSecret } from 'firebase-functions/params';
import { type KeyRing, parseKeyRing, sandboxKeyMark } from './key_ring.ts';

export type Secret = ReturnType<typeof defineSecret>;

/** Bound to the functions that sign people in with LINE, and to no other. */
export const lineSecrets = [defineSecret('LINE_CHANNEL_ID'), defineSecret('LINE_CHANNEL_SECRET')];

/** Bound to the functions that talk to Stripe. */
export const stripeSecrets = [defineSecret('STRIPE_SECRET_KEY')];

/** Bound to the webhook beside `stripeSecrets`. While a secret is rolled, both of them with a space between. */
export const stripeWebhookSecret = defineSecret('STRIPE_WEBHOOK_SECRET');

/** Bound to the functions that draw with OpenAI. A secret that says `off` switches the AI engine off. */
export const openAiSecrets = [defineSecret('OPENAI_API_KEY')];

/** Bound to the functions that open or keep somebody's session at Creators Market, and to no other. */
export const lineSessionSecrets = [defineSecret('LINE_SESSION_KEYS')];

/** Bound to the functions that count by address, or look for people who were here before. */
export const identityHashSecret = defineSecret('IDENTITY_HASH_KEY');

/** Reads the secrets that Stripe signs events with: one, or while it is rolled two. */
export function readStripeWebhookSecrets(variables: NodeJS.ProcessEnv): readonly string[] {
  const secrets = (variables.STRIPE_WEBHOOK_SECRET ?? '').split(/[\s,]+/).filter((secret) => secret !== '');
  const isFit = variables.FUNCTIONS_EMULATOR === 'true' ? /^whsec_\w+$/ : /^whsec_[A-Za-z0-9+/=]{20,}$/;
  if (secrets.length === 0 || !secrets.every((secret) => isFit.test(secret))) {
    throw new Error('Environment: STRIPE_WEBHOOK_SECRET must hold what Stripe signs events with.');
  }
  return secrets;
}

/** Reads the keys that sessions are sealed with. Deployed, it throws on a key of the sandbox. */
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

/** Reads the key that addresses and former sign-ins are hashed with. Deployed, it throws on a key of the sandbox. */
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
