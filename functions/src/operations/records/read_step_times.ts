import type { Query } from 'firebase-admin/firestore';
import { z } from 'zod';
import { openAiUsageSchema } from '../../domain/generation/openai_usage.ts';
import { collections } from '../../domain/paths.ts';
import { imageConversionSchema } from '../../domain/studio/image_conversion.ts';
import { submissionAttemptSchema } from '../../domain/submission/submission_attempt.ts';
import { timestamp } from '../../domain/timestamp.ts';
import type { Context } from '../../platform/context.ts';

interface StepTime {
  readonly name: string;
  readonly samples: number;
  readonly p50: number;
  readonly p90: number;
}

/** Maximum number of documents read of each kind. */
const mostSamples = 200;
const day = 86_400_000;

const queueTimes = z.object({
  engine: z.string(),
  runNumber: z.number(),
  createdAt: timestamp,
  consumedAt: timestamp,
});

/**
 * Reads durations of steps of the last day, in milliseconds: drawing a set with the embedded engine from its order
 * to its end (first runs only, which wait for nobody), calls to OpenAI, conversions, each step of submissions, and
 * complete submissions and rehearsals.
 */
export async function readStepTimes(context: Context): Promise<StepTime[]> {
  const { firestore, now } = context;
  const since = new Date(now().getTime() - day);
  const latest = (collection: string, field: string) =>
    firestore.collection(collection).where(field, '>=', since).orderBy(field, 'desc').limit(mostSamples);
  const samples = new Map<string, number[]>();
  const add = (name: string, ms: number) => samples.set(name, [...(samples.get(name) ?? []), ms]);
  await Promise.all([
    each(latest(collections.generateQueues, 'consumedAt'), queueTimes, (queue) => {
      if (queue.runNumber > 0 || queue.engine !== 'embedded') return;
      add('generation', queue.consumedAt.getTime() - queue.createdAt.getTime());
    }),
    each(latest(collections.openAiUsages, 'createdAt'), openAiUsageSchema, ({ metadata }) => {
      if (metadata.milliseconds !== null) add('openai', metadata.milliseconds);
    }),
    each(latest(collections.imageConversions, 'createdAt'), imageConversionSchema, (conversion) => {
      if (conversion.processingTime !== null) add('conversion', conversion.processingTime * 1000);
    }),
    each(latest(collections.submissionAttempts, 'createdAt'), submissionAttemptSchema, (attempt) => {
      for (const { name, ms } of attempt.steps) if (ms !== null) add(`submission.${name}`, ms);
      const last = attempt.steps.at(-1);
      if (attempt.status !== 'submitted' || !last) return;
      add('submission', last.startedAt.getTime() + (last.ms ?? 0) - attempt.createdAt.getTime());
    }),
  ]);
  return [...samples].map(([name, values]) => ({
    name,
    samples: values.length,
    p50: percentile(values, 0.5),
    p90: percentile(values, 0.9),
  }));
}

async function each<Schema extends z.ZodType>(
  query: Query,
  schema: Schema,
  work: (document: z.output<Schema>) => void,
): Promise<void> {
  for (const snapshot of (await query.get()).docs) {
    const { success, data } = schema.safeParse(snapshot.data());
    if (success) work(data);
  }
}

/** Returns the nearest-rank percentile, which is a measured value. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
}
