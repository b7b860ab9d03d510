import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import { buildFunctions } from '../build/build_functions.ts';
import { type Person, signUp, uploadPhoto } from '../client/person.ts';
import { untilSet } from '../client/watch.ts';
import { seedStack } from '../seed/seed_stack.ts';
import { startStack } from '../stack/start_stack.ts';
import { benchPhoto, bundleColdProcess, coldProcess } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';

const count = 40;
const rounds = 3;

let measured: Promise<{ seconds: number; overEngine: number }[]> | null = null;

/** Both figures come from the same sets; each is made by a new person and paid by the welcome ticket. */
function rounded() {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<{ seconds: number; overEngine: number }[]> {
  await Promise.all([buildFunctions(), bundleColdProcess()]);
  const stack = await startStack({ functions: true, command: 'bench', asDefault: false, quiet: true });
  try {
    await seedStack(stack.info);
    const bytes = await readFile(benchPhoto);
    const runs: { seconds: number; overEngine: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const { milliseconds } = await coldProcess('engine_set');
      const seconds = await oneSet(await signUp(stack.info), bytes);
      // The first set finds every function cold: that measures the emulator, not our code.
      if (round > 0) runs.push({ seconds, overEngine: (seconds * 1000) / milliseconds });
    }
    return runs;
  } finally {
    await stack.stop();
  }
}

/** Seconds from the end of the upload to `generated`. */
async function oneSet(person: Person, bytes: Uint8Array): Promise<number> {
  const { stampId, uploadFolder } = await person.call('createStamp', {
    requestId: randomUUID(),
    count,
    messages: suggestMessages(count, 'ja').map(({ text }) => ({ text })),
    presetId: 'classic',
  });
  await uploadPhoto(person, uploadFolder, bytes);
  const started = performance.now();
  await untilSet(person, stampId, ({ status }) => status === 'generated', 'the finished set');
  const seconds = (performance.now() - started) / 1000;
  await person.close();
  return seconds;
}

export const benches: Bench[] = [
  {
    name: 'flow.seconds_40',
    unit: 's',
    goal: 8,
    run: async () => (await rounded()).map(({ seconds }) => seconds),
  },
  {
    name: 'flow.over_engine',
    unit: 'x',
    goal: 4,
    run: async () => (await rounded()).map(({ overEngine }) => overEngine),
  },
];
