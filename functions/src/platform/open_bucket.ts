import { EventEmitter } from 'node:events';
import type { IdempotencyStrategy } from '@google-cloud/storage';
import type { App } from 'firebase-admin/app';
import { getStorage } from 'firebase-admin/storage';

export type Bucket = ReturnType<ReturnType<typeof getStorage>['bucket']>;

/** `IdempotencyStrategy.RetryAlways`, written out: the library is loaded on first use, its enum would load it at once. */
const retryAlways: IdempotencyStrategy.RetryAlways = 0;

/** The library listens to a download twelve times, in two pipelines: Node would call more than ten a leak. */
const listeners = 16;

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
