import { readFile } from 'node:fs/promises';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import { setMetadataSchema } from '../../functions/src/domain/stamps/set_metadata.ts';
import { checkSet } from '../../functions/src/stamps/checks/check_set.ts';
import { benchPhoto } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';

const runs = 9;

/**
 * CPU milliseconds (on a shared machine more exact than wall time) of all rules over a whole set: 40 stickers, main
 * and tab as PNGs, and their ZIP.
 */
async function wholeSet(): Promise<number[]> {
  const engine = await import('../../functions/src/engine/index.ts');
  const { png } = await engine.normalisePhoto(await readFile(benchPhoto));
  const cutOut = await engine.cutOut(png, 'auto');
  const preset = seedPresets[0]?.config;
  if (!preset) throw new Error('There is no preset.');
  const messages = suggestMessages(40, 'ja');
  const drawn: Uint8Array[] = [];
  const requests = planStickers(
    messages.map(({ text }) => text),
    { preset, subject: 'person' },
  ).map((each) => ({ ...each, cutOut }));
  await engine.drawStickers(requests, preset, (index, sticker) => {
    drawn[index] = sticker.png;
  });
  const [main, tab] = await Promise.all([engine.drawMain(cutOut, preset), engine.drawTab(cutOut, preset)]);
  const zip = await engine.packStickers('sticker', { main: main.png, tab: tab.png, stickers: drawn });
  await engine.closeEngine();
  const stickers = messages.map(({ id, text }, at) => ({
    messageId: id,
    text,
    png: drawn[at] ?? new Uint8Array(),
  }));
  const metadata = setMetadataSchema.parse({});
  const images = { stickers, main: main.png, tab: tab.png, zip };
  const set = { product: 'sticker' as const, ...images, metadata, aiUsed: false, photoUsed: true };
  const times: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const before = process.cpuUsage();
    checkSet(set);
    const { user, system } = process.cpuUsage(before);
    // The first run warms up the JIT compiler.
    if (run > 0) times.push((user + system) / 1000);
  }
  return times;
}

export const benches: Bench[] = [{ name: 'checks.set_ms', unit: 'ms', goal: 500, run: wholeSet }];
