import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { suggestMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import { ids } from '@pochitto/functions/domain/paths';
import { plainCaption } from '@pochitto/functions/domain/presets/preset';
import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import { closeEngine, cutOut, encodeCutOut, normalisePhoto } from '../../functions/src/engine/index.ts';
import { launchBrowser } from '../../tests/support/chromium.ts';
import { composerPage } from '../../tests/support/composer_page.ts';
import { buildFunctions } from '../build/build_functions.ts';
import { signUp, uploadPhoto } from '../client/person.ts';
import { untilSet } from '../client/watch.ts';
import { seedStack } from '../seed/seed_stack.ts';
import { startStack } from '../stack/start_stack.ts';
import { benchPhoto } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';

const saves = 20;
const rounds = 5;
const editsARound = 60;

/** Milliseconds that the page waits for a save of one edited sticker, with a warm function. */
async function saveTimes(): Promise<number[]> {
  await buildFunctions();
  const stack = await startStack({ functions: true, command: 'bench', asDefault: false, quiet: true });
  try {
    await seedStack(stack.info);
    const person = await signUp(stack.info);
    const { stampId, uploadFolder } = await person.call('createStamp', {
      requestId: randomUUID(),
      count: 8,
      messages: suggestMessages(8, 'ja').map(({ text }) => ({ text })),
      presetId: 'classic',
    });
    await uploadPhoto(person, uploadFolder, await readFile(benchPhoto));
    const { queueId } = await untilSet(person, stampId, ({ status }) => status === 'generated', 'the set');
    const messageId = ids.queueMessage(queueId, 1);
    const took: number[] = [];
    for (let revision = 0; revision < saves + 3; revision += 1) {
      const caption = { ...plainCaption, scale: 0.7 + revision / 40 };
      const started = performance.now();
      await person.call('saveEdits', { stampId, revision, stickers: [{ messageId, caption }] });
      // The first saves find function and cut-out cold.
      if (revision >= 3) took.push(performance.now() - started);
    }
    await person.close();
    return took;
  } finally {
    await stack.stop();
  }
}

/**
 * The 95th percentile of a hundred edits, in milliseconds until the picture is on a canvas, for each of a few
 * rounds.
 */
async function previewTimes(): Promise<number[]> {
  const { png } = await normalisePhoto(await readFile(benchPhoto));
  const stored = await encodeCutOut(await cutOut(png, 'auto'));
  await closeEngine();
  const config = seedPresets[0]?.config;
  const pose = config?.poses[0];
  if (!config || !pose) throw new Error('There is no preset.');
  const browser = await launchBrowser();
  const composer = await composerPage(browser);
  try {
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    await composer.open({ cutOut: base64(stored), photo: base64(png) });
    const worst: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const sticker = { text: 'ありがとうございます', pose, styleIndex: round, caption: null };
      const took = (await composer.editTimes(config, sticker, editsARound)).toSorted((a, b) => a - b);
      worst.push(took[Math.ceil(took.length * 0.95) - 1] ?? Number.NaN);
    }
    return worst;
  } finally {
    await composer.close();
    await browser.close();
  }
}

export const benches: Bench[] = [
  { name: 'editor.save_ms', unit: 'ms', goal: 300, run: saveTimes },
  { name: 'editor.preview_ms', unit: 'ms', goal: 50, run: previewTimes },
];
