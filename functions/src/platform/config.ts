import { z } from 'zod';
import { lineCallbackPath } from '../domain/accounts/callback_paths.ts';
import { PochittoError } from '../domain/errors.ts';
import {
  type ImageModelName,
  type ImageQuality,
  imageModelNames,
  imageQualities,
} from '../domain/generation/image_model.ts';
import { inboxOf } from '../domain/paths.ts';
import { outsideUrl } from './outside_url.ts';

/** Where everything of Pochitto runs: Tokyo, beside the people who use it. */
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

/** Our account at OpenAI, what it draws with, and how much it may. */
export interface OpenAiAccount {
  readonly apiKey: string;
  /** Where OpenAI answers, with the version and without a slash at the end. */
  readonly apiUrl: string;
  readonly model: ImageModelName;
  readonly quality: ImageQuality;
  /** How long to wait for the whole of an answer. */
  readonly timeoutSeconds: number;
  /** Days begin at midnight in Japan. */
  readonly limits: {
    readonly usdPerDay: number;
    /** The part of `usdPerDay`, 0 to 1, that people who never bought anything may use together. */
    readonly freeShare: number;
    readonly usdPerUserPerDay: number;
    readonly imagesPerMinute: number;
  };
}

/** Where LINE Creators Market answers and where it has people sign in, without a slash at the end. */
export interface CreatorsMarket {
  readonly url: string;
  readonly accessUrl: string;
}

/** Proxies of ours that append to `X-Forwarded-For`, by way in. */
export interface Proxies {
  /** To a function's own address. */
  readonly functions: number;
  /** To `/shared/…` of the web, through Firebase Hosting. */
  readonly hosting: number;
}

/** The one place that reads the environment. Throws with every missing or malformed variable named. */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const { GCLOUD_PROJECT: projectId, FIREBASE_CONFIG } = parsed(variables, environment);
  return { projectId, bucket: FIREBASE_CONFIG.storageBucket, inbox: inboxOf(projectId) };
}

/** Reads what signing in with LINE needs. Deployed, it throws on an address of a sandbox. */
export function readLineChannel(variables: NodeJS.ProcessEnv): LineChannel {
  const url = outsideUrl(variables.FUNCTIONS_EMULATOR === 'true');
  const settings = parsed(variables, {
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

/** Reads what selling needs. Deployed, it throws on an address or a key of the sandbox; locally, on a live key. */
export function readStripeAccount(variables: NodeJS.ProcessEnv): StripeAccount {
  const local = variables.FUNCTIONS_EMULATOR === 'true';
  const url = outsideUrl(local);
  const key = local ? /^[sr]k_test_\w+$/ : /^[sr]k_(live|test)_[A-Za-z0-9]{20,}$/;
  const settings = parsed(variables, {
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
 * Reads what drawing with OpenAI needs; null without a key: the AI engine is switched off. Deployed, it throws on an
 * address or a key of the sandbox; locally, on a real key. A model that we do not know is `engine_model_unknown`.
 */
export function readOpenAiAccount(variables: NodeJS.ProcessEnv): OpenAiAccount | null {
  if (['', 'off'].includes(variables.OPENAI_API_KEY?.trim() ?? '')) return null;
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
  const settings = parsed(variables, {
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

/** Whether calls without an account must prove by Firebase App Check that they come from the web of this deployment. */
export function readAppCheck(variables: NodeJS.ProcessEnv): boolean {
  const settings = parsed(variables, { APP_CHECK: z.enum(['required', 'off']).default('off') });
  return settings.APP_CHECK === 'required';
}

/** What an operator has to state before anything is submitted, with the day on which it was done. */
const termsRead = /^I have read the terms of LINE Creators Market on \d{4}-\d{2}-\d{2}$/;

/**
 * Reads where Creators Market is; null while nobody stated that its terms were read: submission is switched off.
 * Deployed, it throws on an address of a sandbox; locally, only an address that is given switches it on.
 */
export function readCreatorsMarket(variables: NodeJS.ProcessEnv): CreatorsMarket | null {
  const local = variables.FUNCTIONS_EMULATOR === 'true';
  if (['', 'off'].includes(variables.SUBMISSION_TERMS_READ?.trim() ?? '')) return null;
  if (local && variables.CREATORS_MARKET_URL === undefined) return null;
  const url = outsideUrl(local);
  const settings = parsed(variables, {
    SUBMISSION_TERMS_READ: z.string().trim().regex(termsRead),
    CREATORS_MARKET_URL: url.default('https://creator.line.me'),
    CREATORS_MARKET_ACCESS_URL: url.default('https://access.line.me'),
  });
  return {
    url: settings.CREATORS_MARKET_URL,
    accessUrl: settings.CREATORS_MARKET_ACCESS_URL,
  };
}

/** Where the database is exported to, and where Firestore answers for it. */
export interface DatabaseExports {
  readonly bucket: string;
  /** Without a slash at the end. */
  readonly apiUrl: string;
}

/** Reads where the database is exported to; null without a bucket: exports are switched off, as they are locally. */
export function readDatabaseExports(variables: NodeJS.ProcessEnv): DatabaseExports | null {
  if (['', 'off'].includes(variables.FIRESTORE_EXPORT_BUCKET?.trim() ?? '')) return null;
  const settings = parsed(variables, {
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

/** Reads how long a call waits for its counter of calls, milliseconds: a slower one is taken for a busy one. */
export function readCounterPatienceMs(variables: NodeJS.ProcessEnv): number {
  const milliseconds = z.coerce.number().int().min(100).max(30_000).default(2000);
  return parsed(variables, { COUNTER_PATIENCE_MS: milliseconds }).COUNTER_PATIENCE_MS;
}

/** Reads how many proxies stand in front of the functions: Google's front end, and Hosting before it. */
export function readProxies(variables: NodeJS.ProcessEnv): Proxies {
  const count = z.coerce.number().int().min(1).max(5);
  const settings = parsed(variables, {
    PROXIES_OF_FUNCTIONS: count.default(1),
    PROXIES_OF_HOSTING: count.default(2),
  });
  return { functions: settings.PROXIES_OF_FUNCTIONS, hosting: settings.PROXIES_OF_HOSTING };
}

/** The variables of `shape`. Throws with every missing or malformed one named. */
function parsed<Shape extends z.ZodRawShape>(variables: NodeJS.ProcessEnv, shape: Shape) {
  const result = z.object(shape).safeParse(variables);
  if (!result.success) throw new Error(`Environment: ${z.prettifyError(result.error)}`);
  return result.data;
}
