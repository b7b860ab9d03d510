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
  readWebOrigin,
  type StripeAccount,
} from './config.ts';
import { type Enqueue, enqueueTo } from './enqueue_task.ts';
import type { KeyRing } from './key_ring.ts';
import { type LineMessaging, type MailServer, readLineMessaging, readMailServer } from './notice_config.ts';
import { readIdentityHashKey, readKeyRing, readStripeWebhookSecrets } from './secrets.ts';

export type Bucket = ReturnType<ReturnType<typeof getStorage>['bucket']>;

/** `IdempotencyStrategy.RetryAlways` as a literal: importing its enum would load the library immediately. */
const retryAlways: IdempotencyStrategy.RetryAlways = 0;

/** The library adds twelve listeners to a download, and Node warns about a leak above ten. */
const listeners = 16;

/** The bucket of database exports, and the credentials for the export API. */
export interface ExportTarget extends Pick<DatabaseExports, 'apiUrl'> {
  readonly projectId: string;
  readonly bucket: Bucket;
  readonly accessToken: () => Promise<string>;
}

/** The dependencies of handlers and jobs. Tests create their own over the emulators. */
export interface Context {
  readonly firestore: Firestore;
  readonly bucket: Bucket;
  /** The inbox for photos of sets. */
  readonly inbox: Bucket;
  readonly enqueue: Enqueue;
  readonly now: () => Date;
  /** Loaded on first use: few functions need it. */
  readonly auth: () => Promise<Auth>;
  /** Throws if the secrets are not bound. */
  readonly lineChannel: () => LineChannel;
  /** Throws if the secret is not bound. */
  readonly stripeAccount: () => StripeAccount;
  /** Throws if the secret is not bound. */
  readonly stripeWebhookSecrets: () => readonly string[];
  /**
   * null if the AI engine is off.
   *
   * @throws PochittoError `engine_model_unknown`
   */
  readonly openAi: () => OpenAiAccount | null;
  /** null if e-mail is off. */
  readonly mailServer: () => MailServer | null;
  /** null if LINE messages are off. */
  readonly lineMessaging: () => LineMessaging | null;
  /** See `readWebOrigin`. */
  readonly webOrigin: () => string;
  /** null if submission is off. */
  readonly creatorsMarket: () => CreatorsMarket | null;
  /** Keys that seal sessions of Creators Market. Throws if the secret is not bound. */
  readonly lineSessionKeys: () => KeyRing;
  /** Key that hashes network addresses and former sign-ins. Throws if the secret is not bound. */
  readonly identityHashKey: () => Uint8Array;
  /** The bucket of database exports; null if exports are off. */
  readonly databaseExports: () => ExportTarget | null;
  /** See `readAppCheck`. */
  readonly requiresAppCheck: () => boolean;
  readonly proxies: Proxies;
  /** Timeout of the call counter, in milliseconds. */
  readonly counterPatienceMs: number;
}

let shared: Context | undefined;

/** Returns the context of this process, created on first use: importing a module must have no side effects. */
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
    mailServer: () => readMailServer(process.env),
    lineMessaging: () => readLineMessaging(process.env),
    webOrigin: () => readWebOrigin(process.env),
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
 * Opens a bucket. All our writes are idempotent, so a write whose connection broke is always retried; the library
 * by default retries only under a precondition.
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
