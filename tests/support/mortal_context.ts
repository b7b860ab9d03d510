import type { Context } from '../../functions/src/platform/context.ts';

/** Thrown from the step at which a process dies, and from every step after it. */
export class Death extends Error {
  override readonly name = 'Death';
}

export interface Mortal {
  readonly context: Context;
  /** Steps taken so far. */
  readonly steps: () => number;
  /** Makes other work die at the same step: before or after it is done. */
  readonly mortal: <Parameters extends unknown[], Result>(
    work: (...parameters: Parameters) => Promise<Result>,
  ) => (...parameters: Parameters) => Promise<Result>;
}

/**
 * A context whose process dies at a step: before or after any transaction, file operation, hand-over of a task or
 * removal of a person from Auth. The dead do nothing more.
 */
export function mortalContext(context: Context, dieAt = Number.POSITIVE_INFINITY): Mortal {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps >= dieAt) throw new Death(`Died at step ${steps}.`);
  };
  const mortal =
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
    mortal,
    context: {
      ...context,
      enqueue: mortal(context.enqueue),
      auth: async () => wrapped(await context.auth(), new Set(['deleteUser']), mortal),
      firestore: replaced(context.firestore, {
        runTransaction: mortal(context.firestore.runTransaction.bind(context.firestore)),
      }),
      bucket: replaced(context.bucket, {
        file: (path: string) => wrapped(context.bucket.file(path), fileSteps, mortal),
      }),
    },
  };
}

/** `target` with some members of its own. Methods keep their `this`. */
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

/** Whether the work got through alive; any failure but death counts as a failure of the test. */
export async function livesThrough(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Death) return false;
    throw error;
  }
}
