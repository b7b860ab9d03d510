import type { Context } from '../platform/context.ts';

/** Longer than any one attempt may run; after it an attempt counts as dead. Pictures by OpenAI take minutes. */
export const leaseSeconds = 570;

/** Seconds that one execution may take; below the lease, so that two never overlap. */
export const conversionSeconds = leaseSeconds - 30;

/** Hands a conversion to the task that draws it. `turn` tells apart the tasks that one conversion gets over its life. */
export async function handOn({ enqueue }: Context, conversionId: string, turn: string): Promise<void> {
  await enqueue({
    queue: 'drawConversion',
    payload: { conversionId },
    id: `${conversionId}-${turn}`,
    deadlineSeconds: conversionSeconds,
  });
}
