import { defineSecret } from 'firebase-functions/params';
import { z } from 'zod';
import { lineCallbackPath } from '../domain/line_login.ts';

/** Where everything of Pochitto runs: Tokyo, beside the people who use it. */
export const region = 'asia-northeast1';

const environment = z.object({
  GCLOUD_PROJECT: z.string().min(1),
  FIREBASE_CONFIG: z.string().transform((text, context) => {
    try {
      return z.object({ storageBucket: z.string().min(1) }).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'FIREBASE_CONFIG must be JSON with a storageBucket.' });
      return z.NEVER;
    }
  }),
});

export interface Config {
  readonly projectId: string;
  readonly bucket: string;
}

/** A LINE Login channel and where LINE answers for it. */
export interface LineChannel {
  readonly channelId: string;
  readonly channelSecret: string;
  /** Where people sign in, without a slash at the end. */
  readonly accessUrl: string;
  /** Where servers ask, without a slash at the end. */
  readonly apiUrl: string;
  /** Where LINE sends people back to; registered for the channel to the letter. */
  readonly redirectUri: string;
}

/** Our account at Stripe, and where people come back to from Stripe's pages. */
export interface StripeAccount {
  readonly secretKey: string;
  /** Where Stripe answers, without a slash at the end. */
  readonly apiUrl: string;
  /** Where the web of Pochitto is, without a slash at the end. */
  readonly webOrigin: string;
}

export type Secret = ReturnType<typeof defineSecret>;

/** Bound to the functions that sign people in with LINE, and to no other. */
export const lineSecrets = [defineSecret('LINE_CHANNEL_ID'), defineSecret('LINE_CHANNEL_SECRET')];

/** Bound to the functions that talk to Stripe. */
export const stripeSecrets = [defineSecret('STRIPE_SECRET_KEY')];

/** Bound to the webhook beside `stripeSecrets`. While a secret is rolled, both of them with a space between. */
export const stripeWebhookSecret = defineSecret('STRIPE_WEBHOOK_SECRET');

/** The one place that reads the environment. Throws with every missing or malformed variable named. */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const result = environment.safeParse(variables);
  if (!result.success) throw new Error(`Environment: ${z.prettifyError(result.error)}`);
  return { projectId: result.data.GCLOUD_PROJECT, bucket: result.data.FIREBASE_CONFIG.storageBucket };
}

/** Reads what signing in with LINE needs. Deployed, it throws on an address of a sandbox. */
export function readLineChannel(variables: NodeJS.ProcessEnv): LineChannel {
  const url = outsideUrl(variables.FUNCTIONS_EMULATOR === 'true');
  const result = z
    .object({
      LINE_CHANNEL_ID: z.string().min(1),
      LINE_CHANNEL_SECRET: z.string().min(1),
      LINE_ACCESS_URL: url.default('https://access.line.me'),
      LINE_API_URL: url.default('https://api.line.me'),
      WEB_ORIGIN: url,
    })
    .safeParse(variables);
  if (!result.success) throw new Error(`Environment: ${z.prettifyError(result.error)}`);
  return {
    channelId: result.data.LINE_CHANNEL_ID,
    channelSecret: result.data.LINE_CHANNEL_SECRET,
    accessUrl: result.data.LINE_ACCESS_URL.replace(/\/$/, ''),
    apiUrl: result.data.LINE_API_URL.replace(/\/$/, ''),
    redirectUri: `${result.data.WEB_ORIGIN.replace(/\/$/, '')}${lineCallbackPath}`,
  };
}

/** Reads what selling needs. Deployed, it throws on an address or a key of the sandbox; locally, on a live key. */
export function readStripeAccount(variables: NodeJS.ProcessEnv): StripeAccount {
  const local = variables.FUNCTIONS_EMULATOR === 'true';
  const url = outsideUrl(local);
  const key = local ? /^[sr]k_test_\w+$/ : /^[sr]k_(live|test)_[A-Za-z0-9]{20,}$/;
  const result = z
    .object({
      STRIPE_SECRET_KEY: z.string().regex(key),
      STRIPE_API_URL: url.default('https://api.stripe.com'),
      WEB_ORIGIN: url,
    })
    .safeParse(variables);
  if (!result.success) throw new Error(`Environment: ${z.prettifyError(result.error)}`);
  return {
    secretKey: result.data.STRIPE_SECRET_KEY,
    apiUrl: result.data.STRIPE_API_URL.replace(/\/$/, ''),
    webOrigin: result.data.WEB_ORIGIN.replace(/\/$/, ''),
  };
}

/** Reads the secrets that Stripe signs events with: one, or while it is rolled two. */
export function readStripeWebhookSecrets(variables: NodeJS.ProcessEnv): readonly string[] {
  const secrets = (variables.STRIPE_WEBHOOK_SECRET ?? '').split(/[\s,]+/).filter((secret) => secret !== '');
  const isFit = variables.FUNCTIONS_EMULATOR === 'true' ? /^whsec_\w+$/ : /^whsec_[A-Za-z0-9+/=]{20,}$/;
  if (secrets.length === 0 || !secrets.every((secret) => isFit.test(secret))) {
    throw new Error('Environment: STRIPE_WEBHOOK_SECRET must hold what Stripe signs events with.');
  }
  return secrets;
}

/** The address of an outside service: https, and on a developer's machine also a sandbox beside it. */
function outsideUrl(local: boolean) {
  return z
    .url({ protocol: local ? /^https?$/ : /^https$/ })
    .refine(
      (text) => local || !isLoopback(new URL(text).hostname),
      'A deployed function never talks to a sandbox on its own machine.',
    );
}

function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|\[::ffff:.+\])\.?$/.test(host);
}
