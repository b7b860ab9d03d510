import { Timestamp } from 'firebase-admin/firestore';
import type { CallableOutput } from '../../domain/api.ts';
import type { JobKind } from '../../domain/operations/job_view.ts';
import {
  leastMeasurements,
  type PartState,
  type ServicePart,
  serviceParts,
} from '../../domain/operations/service_status.ts';
import { collections } from '../../domain/paths.ts';
import { stuckWork } from '../../jobs/index.ts';
import { readAiSwitch } from '../../platform/ai_switch.ts';
import type { Context } from '../../platform/context.ts';
import { readQueues } from './read_queues.ts';
import { readStepTimes } from './read_step_times.ts';

type ServiceStatus = CallableOutput<'readServiceStatus'>;

/** How long a process caches the figures, in milliseconds. */
const keptMs = 60_000;
/** Time that two runs of a sweep may need to free a stuck job, in seconds. */
const sweptSeconds = 600;

/** The step that measures how long a part takes, and the queue that shows how long its jobs wait. */
const measuredBy: Partial<
  Record<ServicePart, { readonly step?: string; readonly queue?: JobKind; readonly stuckSeconds?: number }>
> = {
  drawing: { step: 'generation', queue: 'generation', stuckSeconds: stuckWork.generationByAi.afterSeconds },
  // Its sets wait in the `generation` queue.
  ai_drawing: { step: 'openai' },
  studio: { step: 'conversion', queue: 'conversion', stuckSeconds: stuckWork.conversions.afterSeconds },
  submission: {
    step: 'submission',
    queue: 'submission',
    stuckSeconds: stuckWork.submissions.afterSeconds,
  },
  email: { stuckSeconds: stuckWork.notices.afterSeconds },
  line: { stuckSeconds: stuckWork.notices.afterSeconds },
};

/** Parts that send messages: their oldest unsent message shows how long messages wait. */
const messageParts = ['email', 'line'] as const satisfies readonly ServicePart[];

const kept = new WeakMap<
  Context['firestore'],
  { readonly at: number; readonly measured: Promise<ServiceStatus> }
>();

/** Returns what runs and how long it takes, without any personal data. Measured at most once a minute per process. */
export async function readServiceStatus(context: Context): Promise<ServiceStatus> {
  const at = context.now().getTime();
  const known = kept.get(context.firestore);
  if (known && at - known.at < keptMs) return known.measured;
  const measured = measure(context);
  kept.set(context.firestore, { at, measured });
  measured.catch(() => kept.delete(context.firestore));
  return measured;
}

async function measure(context: Context): Promise<ServiceStatus> {
  const [steps, queues, aiSwitch, messages] = await Promise.all([
    readStepTimes(context),
    readQueues(context),
    readAiSwitch(context),
    readOldestMessages(context),
  ]);
  const isOff: Partial<Record<ServicePart, boolean>> = {
    ai_drawing: context.openAi() === null,
    submission: context.creatorsMarket() === null,
    email: context.mailServer() === null,
    line: context.lineMessaging() === null,
  };
  const parts = serviceParts.map((part) => {
    const { step, queue, stuckSeconds = 0 } = measuredBy[part] ?? {};
    const times = steps.find(({ name }) => name === step);
    const oldest = messages.get(part) ?? queues.find(({ kind }) => kind === queue)?.oldest ?? null;
    const waitsMs = oldest ? context.now().getTime() - oldest.getTime() : 0;
    const state = (): PartState => {
      if (isOff[part]) return 'off';
      if (part === 'ai_drawing' && aiSwitch?.isStopped) return 'stopped';
      return waitsMs > (stuckSeconds + sweptSeconds) * 1000 ? 'delayed' : 'running';
    };
    return {
      part,
      state: state(),
      oldest: oldest?.toISOString() ?? null,
      usual: times && times.samples >= leastMeasurements ? { p50: times.p50, p90: times.p90 } : null,
    };
  });
  return { measuredAt: context.now().toISOString(), parts };
}

/** Reads since when the oldest unsent message of each channel waits; a channel without one is missing. */
async function readOldestMessages({ firestore }: Context): Promise<ReadonlyMap<ServicePart, Date>> {
  const oldest = await Promise.all(
    messageParts.map(async (channel) => {
      const pending = firestore.collection(collections.notices).where(`${channel}.state`, '==', 'pending');
      const [snapshot] = (await pending.orderBy('createdAt').limit(1).get()).docs;
      const since: unknown = snapshot?.get('createdAt');
      return since instanceof Timestamp ? ([[channel, since.toDate()]] as const) : [];
    }),
  );
  return new Map(oldest.flat());
}
