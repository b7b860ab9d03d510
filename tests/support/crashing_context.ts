import type { Context } from '../../functions/src/platform/context.ts';

/** Thrown from the step at which a process crashes, and from every later step. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface CrashingContext {
  readonly context: Context;
  /** Number of steps so far. */
  readonly steps: () => number;
  /** Wraps other work so that it can crash, too: before or after it is done. */
  readonly crashable: <Parameters extends unknown[], Result>(
    work: (...parameters: Parameters) => Promise<Result>,
  ) => (...parameters: Parameters) => Promise<Result>;
}

/**
 * Returns a context whose process crashes at step `crashAt`. Steps are: before and after each transaction, file
 * operation, enqueued task, and removal of a person from Auth. After a crash, no further step has an effect.
 */
export function crashingContext(context: Context, crashAt = Number.POSITIVE_INFINITY): CrashingContext {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= crashAt) throw new Crash(`Crashed at step ${steps}.`);
  };
  const crashable =
    <Parameters extends unknown[], Result>(work: (...parameters: Parameters) => Promise<Result>) =>
    async (...parameters: Parameters): Promise<Result> => {
      step();
      const result = await work(...parameters);
      step();
      return result;
    };
  const fileSteps = new Set(['save', 'exists', 'download', 'delete', 'getMetadata']);
  return {
    steps: () => steps,
    crashable,
    context: {
      ...context,
      enqueue: crashable(context.enqueue),
      auth: async () => wrapped(await context.auth(), new Set(['deleteUser']), crashable),
      firestore: replaced(context.firestore, {
        runTransaction: crashable(context.firestore.runTransaction.bind(context.firestore)),
      }),
      bucket: replaced(context.bucket, {
        file: (path: string) => wrapped(context.bucket.file(path), fileSteps, crashable),
      }),
    },
  };
}

/** Returns `target` with some members replaced. Methods keep their `this`. */
function replaced<Target extends object>(target: Target, members: Record<string, unknown>): Target {
  return new Proxy(target, {
    get: (_, key) => (typeof key === 'string' && key in members ? members[key] : bound(target, key)),
  });
}

function wrapped<Target extends object>(
  target: Target,
  names: ReadonlySet<string>,
  wrap: (work: (...parameters: unknown[]) => Promise<unknown>) => unknown,
): Target {
  return new Proxy(target, {
    get: (_, key) => {
      const value = bound(target, key);
      return typeof key === 'string' && names.has(key) && typeof value === 'function'
        ? wrap((...parameters) => value(...parameters))
        : value;
    },
  });
}

function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key, target);
  return typeof value === 'function' ? value.bind(target) : value;
}

/**
 * Returns whether `work` completed without a crash. @throws any error that is not a crash.
 */
export async function completes(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Crash) return false;
    throw error;
  }
}
