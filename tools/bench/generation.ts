import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { generateQueueSchema } from '@pochitto/functions/domain/generation/generate_queue';
import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import { doc, onSnapshot } from 'firebase/firestore';
import { z } from 'zod';
import { buildFunctions } from '../build/build_functions.ts';
import { type Person, signUp, uploadPhoto } from '../client/person.ts';
import { untilSet } from '../client/watch.ts';
import { seedStack } from '../seed/seed_stack.ts';
import { startStack } from '../stack/start_stack.ts';
import { benchPhoto } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';

const count = 40;
const secondsPerCall = 20;
/** Sequential calls per set: the proof sheet, then all others in parallel. */
const serializedCalls = 2;

interface Measured {
  readonly calls: number;
  readonly seconds: number;
}

let measured: Promise<Measured> | null = null;

/** All figures come from the same set, drawn by the sandbox at 20 s per image and approved immediately. */
function drawn(): Promise<Measured> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<Measured> {
  await buildFunctions();
  const stack = await startStack({ functions: true, command: 'bench', asDefault: false, quiet: true });
  try {
    await seedStack(stack.info);
    const sandbox = z.url().parse(stack.info.sandboxes.openai);
    const bytes = await readFile(benchPhoto);
    // The first set finds every function cold, and the emulator starts more of them while files arrive: that
    // measures the emulator, not our code.
    await oneSet(await signUp(stack.info, { verified: true }), bytes);
    await tell(sandbox, '/sandbox/reset', {});
    await tell(sandbox, '/sandbox/switches', { latencyMs: secondsPerCall * 1000 });
    const seconds = await oneSet(await signUp(stack.info, { verified: true }), bytes);
    const answer: unknown = await (await fetch(`${sandbox}/sandbox/bill`)).json();
    return { seconds, calls: z.object({ images: z.array(z.unknown()) }).parse(answer).images.length };
  } finally {
    await stack.stop();
  }
}

async function tell(sandbox: string, path: string, body: object): Promise<void> {
  const response = await fetch(`${sandbox}${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}.`);
}

/** Seconds from the end of the upload to `generated`, with the proof sheet approved as soon as it waits. */
async function oneSet(person: Person, bytes: Uint8Array): Promise<number> {
  const { stampId, uploadFolder } = await person.call('createStamp', {
    requestId: randomUUID(),
    count,
    messages: suggestMessages(count, 'ja').map(({ text }) => ({ text })),
    presetId: 'classic',
    engine: 'openai',
  });
  await uploadPhoto(person, uploadFolder, bytes);
  const started = performance.now();
  const { queueId } = await untilSet(person, stampId, ({ status }) => status === 'generating', 'the start');
  await untilProofSheet(person, queueId);
  await person.call('approveProofSheet', { stampId });
  await untilSet(person, stampId, ({ status }) => status === 'generated', 'the finished set');
  const seconds = (performance.now() - started) / 1000;
  await person.close();
  return seconds;
}

function untilProofSheet({ firestore }: Person, queueId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = onSnapshot(
      doc(firestore, 'generate_queues', queueId),
      (snapshot) => {
        if (generateQueueSchema.safeParse(snapshot.data()).data?.proofSheet?.state !== 'waiting') return;
        stop();
        resolve();
      },
      reject,
    );
  });
}

export const benches: Bench[] = [
  {
    name: 'generation.ai_calls_40',
    unit: 'calls',
    goal: 6,
    run: async () => [(await drawn()).calls],
  },
  {
    name: 'generation.ai_seconds_40',
    unit: 's',
    goal: 45,
    run: async () => [(await drawn()).seconds],
  },
  {
    name: 'generation.ai_overhead_per_sticker',
    unit: 's',
    goal: 0.3,
    run: async () => [((await drawn()).seconds - serializedCalls * secondsPerCall) / count],
  },
];
