import { EventEmitter } from 'node:events';
import type { IdempotencyStrategy } from '@google-cloud/storage';
import { type App, getApps, initializeApp } from 'firebase-admin/app';
import type { Auth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import {
  type CreatorsMarket,
  type DatabaseExports,
  type LineChannel,
  type OpenAiAccount,
  type Proxies,
  readAppCheck,
  readConfig,
  readCounterPatienceMs,
  readCreatorsMarket,
  readDatabaseExports,
  readLineChannel,
  readOpenAiAccount,
  readProxies,
  readStripeAccount,
  type StripeAccount,
} from './config.ts';
import { type Enqueue, enqueueTo } from './enqueue_task.ts';
import type { KeyRing } from './key_ring.ts';
import { readIdentityHashKey, readKeyRing, readStripeWebhookSecrets } from './secrets.ts';

export type Bucket = ReturnType<ReturnType<typeof getStorage>['bucket']>;

/** `IdempotencyStrategy.RetryAlways`, written out: the library is loaded on first use, its enum would load it at once. */
const retryAlways: IdempotencyStrategy.RetryAlways = 0;

/** The library listens to a download twelve times, in two pipelines: Node would call more than ten a leak. */
const listeners = 16;

/** Where exports of the database go, and what the API that makes them is asked with. */
export interface ExportTarget extends Pick<DatabaseExports, 'apiUrl'> {
  readonly projectId: string;
  readonly bucket: Bucket;
  readonly accessToken: () => Promise<string>;
}

/** What verbs work with. Tests make one of their own over the emulators. */
export interface Context {
  readonly firestore: Firestore;
  readonly bucket: Bucket;
  /** Where photos for sets arrive. */
  readonly inbox: Bucket;
  readonly enqueue: Enqueue;
  readonly now: () => Date;
  /** Loaded on first use: few functions need it. */
  readonly auth: () => Promise<Auth>;
  /** Throws where the secrets are not bound. */
  readonly lineChannel: () => LineChannel;
  /** Throws where the secret is not bound. */
  readonly stripeAccount: () => StripeAccount;
  /** Throws where the secret is not bound. */
  readonly stripeWebhookSecrets: () => readonly string[];
  /** Null where the AI engine is switched off. Throws `engine_model_unknown`. */
  readonly openAi: () => OpenAiAccount | null;
  /** Null where submission is switched off. */
  readonly creatorsMarket: () => CreatorsMarket | null;
  /** What sessions at Creators Market are sealed with. Throws where the secret is not bound. */
  readonly lineSessionKeys: () => KeyRing;
  /** What addresses and former sign-ins are hashed with. Throws where the secret is not bound. */
  readonly identityHashKey: () => Uint8Array;
  /** Where the database is exported to; null where exports are switched off. */
  readonly databaseExports: () => ExportTarget | null;
  /** See `readAppCheck`. */
  readonly requiresAppCheck: () => boolean;
  readonly proxies: Proxies;
  /** How long a call waits for its counter of calls. */
  readonly counterPatienceMs: number;
}

let shared: Context | undefined;

/** The context of this process, made on first use: importing a module must do nothing. */
export function context(): Context {
  shared ??= openContext();
  return shared;
}

function openContext(): Context {
  const config = readConfig(process.env);
  const app = getApps()[0] ?? initializeApp({ projectId: config.projectId, storageBucket: config.bucket });
  const accessToken = async () => {
    const { applicationDefault } = await import('firebase-admin/app');
    return (await (app.options.credential ?? applicationDefault()).getAccessToken()).access_token;
  };
  return {
    firestore: getFirestore(app),
    bucket: openBucket(app, config.bucket),
    inbox: openBucket(app, config.inbox),
    enqueue: enqueueTo(app),
    now: () => new Date(),
    auth: async () => (await import('firebase-admin/auth')).getAuth(app),
    lineChannel: () => readLineChannel(process.env),
    stripeAccount: () => readStripeAccount(process.env),
    stripeWebhookSecrets: () => readStripeWebhookSecrets(process.env),
    openAi: () => readOpenAiAccount(process.env),
    creatorsMarket: () => readCreatorsMarket(process.env),
    lineSessionKeys: () => readKeyRing(process.env),
    identityHashKey: () => readIdentityHashKey(process.env),
    databaseExports: () => {
      const exports = readDatabaseExports(process.env);
      return (
        exports && {
          ...exports,
          projectId: config.projectId,
          bucket: openBucket(app, exports.bucket),
          accessToken,
        }
      );
    },
    requiresAppCheck: () => readAppCheck(process.env),
    proxies: readProxies(process.env),
    counterPatienceMs: readCounterPatienceMs(process.env),
  };
}

/**
 * The bucket of our files. Everything we write to it is the same whenever it is written again, so a write whose
 * connection broke is always tried anew; the library alone would only do that under a precondition.
 */
export function openBucket(app: App, name: string): Bucket {
  EventEmitter.defaultMaxListeners = Math.max(EventEmitter.defaultMaxListeners, listeners);
  const bucket = getStorage(app).bucket(name);
  bucket.storage.retryOptions.idempotencyStrategy = retryAlways;
  return bucket;
}

/** Whether the error is `auth/<code>` of the Firebase Auth Admin SDK. */
export function isAuthError(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === `auth/${code}`;
}
