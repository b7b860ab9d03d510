import { randomUUID } from 'node:crypto';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import type { Context } from '../../functions/src/platform/context.ts';
import type { TaskOptions } from '../../functions/src/platform/enqueue_task.ts';
import { openBucket } from '../../functions/src/platform/open_bucket.ts';
import { stack } from './stack.ts';

/** The verbs' own context over the emulators, in a project and a bucket that no deployed function watches. */
export interface BareContext {
  readonly context: Context;
  /** Tasks that were handed over, instead of being run. */
  readonly tasks: TaskOptions[];
  /** Moves the clock, in seconds. */
  readonly wait: (seconds: number) => void;
}

/** A project without anything in it. */
export function bareContext(): BareContext {
  const name = `backstage-${randomUUID().slice(0, 8)}`;
  return contextOver(name, `${name}.appspot.com`);
}

/** The same over the project whose functions are deployed: to do what an operator does. */
export function deployedContext(): BareContext {
  const { projectId, storageBucket } = stack();
  return contextOver(projectId, storageBucket);
}

function contextOver(projectId: string, storageBucket: string): BareContext {
  const { emulators } = stack();
  process.env.FIREBASE_AUTH_EMULATOR_HOST = emulators.auth;
  process.env.FIRESTORE_EMULATOR_HOST = emulators.firestore;
  process.env.FIREBASE_STORAGE_EMULATOR_HOST = emulators.storage;
  process.env.STORAGE_EMULATOR_HOST = `http://${emulators.storage}`;
  const app = initializeApp({ projectId, storageBucket }, randomUUID());
  const tasks: TaskOptions[] = [];
  let waited = 0;
  const context: Context = {
    firestore: getFirestore(app),
    bucket: openBucket(app, storageBucket),
    enqueue: async (task) => void tasks.push(task),
    now: () => new Date(Date.now() + waited),
    auth: async () => getAuth(app),
    lineChannel: () => {
      throw new Error('This project has no LINE Login.');
    },
    stripeAccount: () => {
      throw new Error('This project has no account at Stripe.');
    },
    stripeWebhookSecrets: () => {
      throw new Error('This project has no account at Stripe.');
    },
  };
  const wait = (seconds: number) => {
    waited += seconds * 1000;
  };
  return { context, tasks, wait };
}
