import { randomUUID } from 'node:crypto';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { inboxOf } from '../../functions/src/domain/paths.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { openBucket } from '../../functions/src/platform/context.ts';
import type { TaskOptions } from '../../functions/src/platform/enqueue_task.ts';
import { aimAtEmulators } from '../../tools/stack/stack_info.ts';
import { stack } from './stack.ts';

/**
 * The context of the functions, connected to the emulators, in a project and bucket that no deployed function watches.
 */
export interface BareContext {
  readonly context: Context;
  /** Tasks that were enqueued; none of them is executed. */
  readonly tasks: TaskOptions[];
  /** Moves the clock forward, in seconds. */
  readonly wait: (seconds: number) => void;
}

/** Returns the context of a new, empty project. */
export function bareContext(): BareContext {
  const name = `bare-${randomUUID().slice(0, 8)}`;
  return contextOver(name, `${name}.appspot.com`);
}

/** Returns the context of the project whose functions are deployed, for what an operator does. */
export function deployedContext(): BareContext {
  const { projectId, storageBucket } = stack();
  return contextOver(projectId, storageBucket);
}

function contextOver(projectId: string, storageBucket: string): BareContext {
  aimAtEmulators(stack());
  const app = initializeApp({ projectId, storageBucket }, randomUUID());
  const tasks: TaskOptions[] = [];
  let waited = 0;
  const context: Context = {
    firestore: getFirestore(app),
    bucket: openBucket(app, storageBucket),
    inbox: openBucket(app, projectId === stack().projectId ? inboxOf(projectId) : storageBucket),
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
    openAi: () => null,
    mailServer: () => null,
    lineMessaging: () => null,
    webOrigin: () => 'https://pochitto.example',
    creatorsMarket: () => null,
    lineSessionKeys: () => {
      throw new Error('This project keeps no sessions.');
    },
    identityHashKey: () => Buffer.alloc(32, 'bare'),
    databaseExports: () => null,
    requiresAppCheck: () => false,
    proxies: { functions: 1, hosting: 2 },
    counterPatienceMs: 20_000,
  };
  const wait = (seconds: number) => {
    waited += seconds * 1000;
  };
  return { context, tasks, wait };
}
