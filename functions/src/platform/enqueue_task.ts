import type { App } from 'firebase-admin/app';
import { getFunctions } from 'firebase-admin/functions';
import { z } from 'zod';
import { region } from './config.ts';
import { correlationHeader, correlationId } from './correlation.ts';

export interface TaskOptions {
  /** Name of the task function. */
  readonly queue: string;
  readonly payload: Record<string, unknown>;
  /** Two tasks with the same id are one task. Letters, digits, `-` and `_`. */
  readonly id: string;
  /** Maximum duration of one execution; without it, the emulator gives up after 60 s and runs the task again. */
  readonly deadlineSeconds: number;
  /** Delay before the first execution. */
  readonly delaySeconds?: number;
}

export type Enqueue = (task: TaskOptions) => Promise<void>;

/**
 * Enqueues tasks in Cloud Tasks with the current correlation id. A task whose id was accepted before counts as
 * enqueued.
 */
export function enqueueTo(app: App): Enqueue {
  return async ({ queue, payload, id, deadlineSeconds, delaySeconds }) => {
    const target = getFunctions(app).taskQueue(`locations/${region}/functions/${queue}`);
    try {
      const correlation = correlationId();
      await target.enqueue(payload, {
        id,
        dispatchDeadlineSeconds: deadlineSeconds,
        ...(correlation === null ? {} : { headers: { [correlationHeader]: correlation } }),
        ...(delaySeconds === undefined ? {} : { scheduleDelaySeconds: delaySeconds }),
      });
    } catch (error) {
      if (!isAlreadyThere(error)) throw error;
    }
  };
}

function isAlreadyThere(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'functions/task-already-exists'
  );
}

/** Payload of the drawing task. */
export const queuePayload = z.object({ queueId: z.string().min(1) });

/** Payload of a notice's task. */
export const noticePayload = z.object({ noticeId: z.string().min(1) });

/** Payload of a conversion's task. */
export const conversionPayload = z.object({ conversionId: z.string().min(1) });
