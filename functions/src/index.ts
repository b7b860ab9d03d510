/** The manifest: every deployed function, one statement each. */
import { setGlobalOptions } from 'firebase-functions/v2';
import { onDocumentCreated } from 'firebase-functions/v2/firestore';
import { onRequest } from 'firebase-functions/v2/https';
import { onSchedule } from 'firebase-functions/v2/scheduler';
import { onObjectFinalized } from 'firebase-functions/v2/storage';
import { onTaskDispatched } from 'firebase-functions/v2/tasks';
import * as accounts from './accounts/index.ts';
import { exportRunSeconds } from './domain/data_export.ts';
import { collections } from './domain/paths.ts';
import * as generation from './generation/index.ts';
import { callable, openCallable } from './platform/callable.ts';
import { lineSecrets, region, stripeSecrets, stripeWebhookSecret } from './platform/config.ts';
import { context } from './platform/context.ts';
import { queuePayload } from './platform/queue_payload.ts';
import * as stamps from './stamps/index.ts';
import * as tokens from './tokens/index.ts';

setGlobalOptions({ region });

export const openProfile = callable('openProfile', accounts.openProfile, { profile: 'made here' });
export const beginLineLogin = openCallable('beginLineLogin', accounts.beginLineLogin, {
  secrets: lineSecrets,
});
export const finishLineLogin = openCallable('finishLineLogin', accounts.finishLineLogin, {
  secrets: lineSecrets,
});
export const createLoginId = callable('createLoginId', accounts.createLoginId, { admin: true });
export const changeInitialPassword = callable('changeInitialPassword', accounts.changeInitialPassword, {
  password: 'changed here',
});
export const setActive = callable('setActive', accounts.setActive, { admin: true });
export const exportMyData = callable('exportMyData', accounts.exportMyData, {
  memory: '1GiB',
  concurrency: 4,
  timeoutSeconds: exportRunSeconds,
});
export const deleteMe = callable('deleteMe', accounts.deleteMe, {
  secrets: stripeSecrets,
  timeoutSeconds: 300,
});
export const openCheckout = callable('openCheckout', tokens.openCheckout, { secrets: stripeSecrets });
export const settleCheckout = callable('settleCheckout', tokens.settleCheckout, { secrets: stripeSecrets });
export const createStamp = callable('createStamp', stamps.createStamp);
export const deleteStamp = callable('deleteStamp', stamps.deleteStamp);
export const retryStamp = callable('retryStamp', generation.retryStamp);

export const stripeWebhook = onRequest(
  {
    secrets: [...stripeSecrets, stripeWebhookSecret],
    memory: '256MiB',
    timeoutSeconds: 60,
    maxInstances: 20,
  },
  async ({ rawBody, headers }, response) => {
    const signature = String(headers['stripe-signature'] ?? '');
    response.sendStatus(await tokens.receiveEvent(context(), { rawBody, signature }));
  },
);

export const intakePhoto = onObjectFinalized(
  { memory: '1GiB', concurrency: 1, maxInstances: 20, retry: true },
  (event) => stamps.intakePhoto(context(), event.data.name),
);

export const startGeneration = onDocumentCreated(
  { document: `${collections.generateQueues}/{queueId}`, memory: '256MiB', retry: true },
  (event) => generation.startGeneration(context(), event.params.queueId, 'first'),
);

export const drawQueue = onTaskDispatched(
  {
    memory: '1GiB',
    cpu: 2,
    concurrency: 1,
    maxInstances: 20,
    timeoutSeconds: generation.drawSeconds,
    retryConfig: { maxAttempts: 5, minBackoffSeconds: 2, maxBackoffSeconds: 60 },
    rateLimits: { maxConcurrentDispatches: 20 },
  },
  (task) => generation.drawQueue(context(), queuePayload.parse(task.data).queueId, task.id),
);

export const sweepStuckWork = onSchedule(
  { schedule: 'every 5 minutes', timeZone: 'Asia/Tokyo', memory: '1GiB', concurrency: 1, maxInstances: 1 },
  async () => void (await generation.sweepStuck(context())),
);

/** Apart from the other sweep, which has no business with Stripe's key. */
export const sweepAccounts = onSchedule(
  {
    schedule: 'every 5 minutes',
    timeZone: 'Asia/Tokyo',
    memory: '256MiB',
    timeoutSeconds: 300,
    concurrency: 1,
    maxInstances: 1,
    secrets: stripeSecrets,
  },
  async () => {
    await Promise.all([accounts.removeOldExports(context()), accounts.resumeDeletions(context())]);
  },
);
