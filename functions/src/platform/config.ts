import { z } from 'zod';
import { lineCallbackPath } from '../domain/accounts/sign_in.ts';
import { PochittoError } from '../domain/errors.ts';
import {
  type ImageModelName,
  type ImageQuality,
  imageModelNames,
  imageQualities,
} from '../domain/generation/image_model.ts';
import { inboxOf } from '../domain/paths.ts';
import { isOff, outsideUrl, parseSettings } from './parse_settings.ts';

/** Region of all functions: Tokyo, close to the users. */
export const region = 'asia-northeast1';

const environment = {
  GCLOUD_PROJECT: z.string().min(1),
  FIREBASE_CONFIG: z.string().transform((text, context) => {
    try {
      return z.object({ storageBucket: z.string().min(1) }).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'FIREBASE_CONFIG must be JSON with a storageBucket.' });
      return z.NEVER;
    }
  }),
};

export interface Config {
  readonly projectId: string;
  readonly bucket: string;
  /** See `inboxOf`. */
  readonly inbox: string;
}

/** A LINE Login channel and LINE's URLs. */
export interface LineChannel {
  readonly channelId: string;
  readonly channelSecret: string;
  /** URL where people sign in, without a trailing slash. */
  readonly accessUrl: string;
  /** URL of the API, without a trailing slash. */
  readonly apiUrl: string;
  /** The callback URL, exactly as registered for the channel. */
  readonly redirectUri: string;
}

/** The Stripe account, and the URL to which people return from Stripe's pages. */
export interface StripeAccount {
  readonly secretKey: string;
  /** URL of the API, without a trailing slash. */
  readonly apiUrl: string;
  /** Origin of the web app, without a trailing slash. */
  readonly webOrigin: string;
}

/** The OpenAI account, its model and its limits. */
export interface OpenAiAccount {
  readonly apiKey: string;
  /** URL of the API with the version, without a trailing slash. */
  readonly apiUrl: string;
  readonly model: ImageModelName;
  readonly quality: ImageQuality;
  /** Timeout for the complete response. */
  readonly timeoutSeconds: number;
  /** Days start at midnight in Japan. */
  readonly limits: {
    readonly usdPerDay: number;
    /** The share of `usdPerDay`, 0 to 1, for all people together who have not bought anything. */
    readonly freeShare: number;
    readonly usdPerUserPerDay: number;
    readonly imagesPerMinute: number;
  };
}

/** URLs of LINE Creators Market and of its sign-in, without a trailing slash. */
export interface CreatorsMarket {
  readonly url: string;
  readonly accessUrl: string;
}

/** Number of proxies that append to `X-Forwarded-For`, by route. */
export interface Proxies {
  /** For a function's own URL. */
  readonly functions: number;
  /** For `/shared/…` of the web app, through Firebase Hosting. */
  readonly hosting: number;
}

/** Reads the project and its buckets. Throws an error that names every missing or malformed variable. */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const { GCLOUD_PROJECT: projectId, FIREBASE_CONFIG } = parseSettings(variables, environment);
  return { projectId, bucket: FIREBASE_CONFIG.storageBucket, inbox: inboxOf(projectId) };
}

/** Reads the settings for LINE Login. When deployed, throws on a URL of a sandbox. */
export function readLineChannel(variables: NodeJS.ProcessEnv): LineChannel {
  const url = outsideUrl(variables.FUNCTIONS_EMULATOR === 'true');
  const settings = parseSettings(variables, {
    LINE_CHANNEL_ID: z.string().min(1),
    LINE_CHANNEL_SECRET: z.string().min(1),
    LINE_ACCESS_URL: url.default('https://access.line.me'),
    LINE_API_URL: url.default('https://api.line.me'),
    WEB_ORIGIN: url,
  });
  return {
    channelId: settings.LINE_CHANNEL_ID,
    channelSecret: settings.LINE_CHANNEL_SECRET,
    accessUrl: settings.LINE_ACCESS_URL,
    apiUrl: settings.LINE_API_URL,
    redirectUri: `${settings.WEB_ORIGIN}${lineCallbackPath}`,
  };
}

/** Reads the settings for Stripe. When deployed, throws on a URL or key of the sandbox; locally, on a live key. */
export function readStripeAccount(variables: NodeJS.ProcessEnv): StripeAccount {
  const local = variables.FUNCTIONS_EMULATOR === 'true';
  const url = outsideUrl(local);
  const key = local ? /^[sr]k_test_\w+$/ : /^[sr]k_(live|test)_[A-Za-z0-9]{20,}$/;
  const settings = parseSettings(variables, {
    STRIPE_SECRET_KEY: z.string().regex(key),
    STRIPE_API_URL: url.default('https://api.stripe.com'),
    WEB_ORIGIN: url,
  });
  return {
    secretKey: settings.STRIPE_SECRET_KEY,
    apiUrl: settings.STRIPE_API_URL,
    webOrigin: settings.WEB_ORIGIN,
  };
}

/**
 * Reads the settings for OpenAI; null without a key, which switches the AI engine off. When deployed, throws on a
 * URL or key of the sandbox; locally, on a real key.
 *
 * @throws PochittoError `engine_model_unknown` for an unknown model
 */
export function readOpenAiAccount(variables: NodeJS.ProcessEnv): OpenAiAccount | null {
  if (isOff(variables.OPENAI_API_KEY)) return null;
  const local = variables.FUNCTIONS_EMULATOR === 'true';
  const name = variables.OPENAI_IMAGE_MODEL ?? 'gpt-image-1.5';
  const model = imageModelNames.find((known) => known === name);
  if (!model) {
    throw new PochittoError(
      'engine_model_unknown',
      `OPENAI_IMAGE_MODEL is ${JSON.stringify(name)}; known are ${imageModelNames.join(', ')}.`,
    );
  }
  const amount = z.coerce.number().positive();
  const settings = parseSettings(variables, {
    OPENAI_API_KEY: z.string().regex(local ? /^sandbox-[\w-]+$/ : /^sk-[\w-]{20,}$/),
    OPENAI_API_URL: outsideUrl(local).default('https://api.openai.com/v1'),
    OPENAI_IMAGE_QUALITY: z.enum(imageQualities).default('medium'),
    OPENAI_TIMEOUT_SECONDS: amount.max(600).default(200),
    OPENAI_USD_PER_DAY: amount.default(20),
    OPENAI_FREE_SHARE: z.coerce.number().min(0).max(1).default(0.5),
    OPENAI_USD_PER_USER_PER_DAY: amount.default(2),
    OPENAI_IMAGES_PER_MINUTE: amount.int().max(2000).default(50),
  });
  return {
    apiKey: settings.OPENAI_API_KEY,
    apiUrl: settings.OPENAI_API_URL,
    model,
    quality: settings.OPENAI_IMAGE_QUALITY,
    timeoutSeconds: settings.OPENAI_TIMEOUT_SECONDS,
    limits: {
      usdPerDay: settings.OPENAI_USD_PER_DAY,
      freeShare: settings.OPENAI_FREE_SHARE,
      usdPerUserPerDay: settings.OPENAI_USD_PER_USER_PER_DAY,
      imagesPerMinute: settings.OPENAI_IMAGES_PER_MINUTE,
    },
  };
}

/** Reads the origin of the web app, without a trailing slash. Links in messages lead there. */
export function readWebOrigin(variables: NodeJS.ProcessEnv): string {
  return parseSettings(variables, { WEB_ORIGIN: outsideUrl(variables.FUNCTIONS_EMULATOR === 'true') })
    .WEB_ORIGIN;
}

/** Whether callables require App Check: see `appCheckOf`. */
export function readAppCheck(variables: NodeJS.ProcessEnv): boolean {
  const settings = parseSettings(variables, { APP_CHECK: z.enum(['required', 'off']).default('off') });
  return settings.APP_CHECK === 'required';
}

/** The sentence, with its date, that an operator must confirm before the first submission. */
const termsRead = /^I have read the terms of LINE Creators Market on \d{4}-\d{2}-\d{2}$/;

/**
 * Reads the URLs of Creators Market; null until an operator has confirmed its terms, which switches submission on.
 * When deployed, throws on a URL of a sandbox; locally, only an explicit URL switches it on.
 */
export function readCreatorsMarket(variables: NodeJS.ProcessEnv): CreatorsMarket | null {
  const local = variables.FUNCTIONS_EMULATOR === 'true';
  if (isOff(variables.SUBMISSION_TERMS_READ)) return null;
  if (local && variables.CREATORS_MARKET_URL === undefined) return null;
  const url = outsideUrl(local);
  const settings = parseSettings(variables, {
    SUBMISSION_TERMS_READ: z.string().trim().regex(termsRead),
    CREATORS_MARKET_URL: url.default('https://creator.line.me'),
    CREATORS_MARKET_ACCESS_URL: url.default('https://access.line.me'),
  });
  return {
    url: settings.CREATORS_MARKET_URL,
    accessUrl: settings.CREATORS_MARKET_ACCESS_URL,
  };
}

/** The bucket of database exports, and the URL of Firestore's API. */
export interface DatabaseExports {
  readonly bucket: string;
  /** Without a trailing slash. */
  readonly apiUrl: string;
}

/** Reads the bucket of database exports; null if none is set, as locally, which switches exports off. */
export function readDatabaseExports(variables: NodeJS.ProcessEnv): DatabaseExports | null {
  if (isOff(variables.FIRESTORE_EXPORT_BUCKET)) return null;
  const settings = parseSettings(variables, {
    FIRESTORE_EXPORT_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/),
    FIRESTORE_ADMIN_URL: outsideUrl(variables.FUNCTIONS_EMULATOR === 'true').default(
      'https://firestore.googleapis.com',
    ),
  });
  return {
    bucket: settings.FIRESTORE_EXPORT_BUCKET,
    apiUrl: settings.FIRESTORE_ADMIN_URL,
  };
}

/** Reads the timeout of the call counter in milliseconds; a slower counter counts as busy. */
export function readCounterPatienceMs(variables: NodeJS.ProcessEnv): number {
  const milliseconds = z.coerce.number().int().min(100).max(30_000).default(2000);
  return parseSettings(variables, { COUNTER_PATIENCE_MS: milliseconds }).COUNTER_PATIENCE_MS;
}

/** Reads the number of proxies in front of the functions: Google's front end, and Hosting before it. */
export function readProxies(variables: NodeJS.ProcessEnv): Proxies {
  const count = z.coerce.number().int().min(1).max(5);
  const settings = parseSettings(variables, {
    PROXIES_OF_FUNCTIONS: count.default(1),
    PROXIES_OF_HOSTING: count.default(2),
  });
  return { functions: settings.PROXIES_OF_FUNCTIONS, hosting: settings.PROXIES_OF_HOSTING };
}
