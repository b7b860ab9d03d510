import { getApps, initializeApp } from 'firebase-admin/app';
import type { Auth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import {
  type LineChannel,
  readConfig,
  readLineChannel,
  readStripeAccount,
  readStripeWebhookSecrets,
  type StripeAccount,
} from './config.ts';
import { type Enqueue, enqueueTo } from './enqueue_task.ts';
import { type Bucket, openBucket } from './open_bucket.ts';

/** What verbs work with. Tests make one of their own over the emulators. */
export interface Context {
  readonly firestore: Firestore;
  readonly bucket: Bucket;
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
    enqueue: enqueueTo(app),
    now: () => new Date(),
    auth: async () => (await import('firebase-admin/auth')).getAuth(app),
    lineChannel: () => readLineChannel(process.env),
    stripeAccount: () => readStripeAccount(process.env),
    stripeWebhookSecrets: () => readStripeWebhookSecrets(process.env),
  };
}
