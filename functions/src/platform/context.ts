import { getApps, initializeApp } from 'firebase-admin/app';
import type { Auth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import {
  type CreatorsMarket,
  type LineChannel,
  type OpenAiAccount,
  type Proxies,
  readConfig,
  readCounterPatienceMs,
  readCreatorsMarket,
  readIdentityHashKey,
  readKeyRing,
  readLineChannel,
  readOpenAiAccount,
  readProxies,
  readStripeAccount,
  readStripeWebhookSecrets,
  type StripeAccount,
} from './config.ts';
import { type Enqueue, enqueueTo } from './enqueue_task.ts';
import type { KeyRing } from './key_ring.ts';
import { type Bucket, openBucket } from './open_bucket.ts';

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
    proxies: readProxies(process.env),
    counterPatienceMs: readCounterPatienceMs(process.env),
  };
}
