import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import { benchPhoto, bundleColdProcess, coldProcess, coldProgram } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';

const coldRuns = 5;
const warmRuns = 7;

let cold: Promise<{ overBare: number; megabytes: number }[]> | null = null;

/** Both cold figures come from the same runs, alternating; the first one fills the disk cache and is not counted. */
function coldProcesses() {
  cold ??= (async () => {
    await bundleColdProcess();
    const runs: { overBare: number; megabytes: number }[] = [];
    for (let run = 0; run <= coldRuns; run++) {
      const bare = await coldProcess('bare_set');
      const { milliseconds, megabytes } = await coldProcess('engine_set');
      if (run > 0) runs.push({ overBare: milliseconds / bare.milliseconds, megabytes });
    }
    return runs;
  })();
  return cold;
}

/** A warm set compared with plain sharp that resizes and encodes 40 pictures of the same subject, alternating. */
async function warmOverFloor(): Promise<number[]> {
  const { default: sharp } = await import('sharp');
  const engine = await import('../../functions/src/engine/index.ts');
  const { png } = await engine.normalisePhoto(await readFile(benchPhoto));
  const subject = await engine.cutOut(png, 'auto');
  const preset = seedPresets[0]?.config;
  if (!preset) throw new Error('There is no preset.');
  const stickers = planStickers(
    suggestMessages(40, 'ja').map(({ text }) => text),
    { preset, subject: 'person' },
  ).map((each) => ({ ...each, cutOut: subject }));
  const raw = { width: subject.width, height: subject.height, channels: 4 } as const;
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const bare = () =>
    sharp(subject.pixels, { raw })
      .resize({ width: 370, height: 320, fit: 'contain', background: clear })
      .png({ compressionLevel: 4 })
      .toBuffer();
  const timed = async (work: () => Promise<unknown>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const ratios: number[] = [];
  for (let run = 0; run < warmRuns + 2; run++) {
    const floor = await timed(() => Promise.all(stickers.map(bare)));
    const set = await timed(() => engine.drawStickers(stickers, preset, () => undefined));
    if (run >= 2) ratios.push(set / floor); // Two rounds warm up both.
  }
  await engine.closeEngine();
  return ratios;
}

/** Share of a warm cut-out that is spent on finding faces and their landmarks. */
async function faceShare(): Promise<number[]> {
  await bundleColdProcess();
  const worker = new Worker(coldProgram('face_share_worker'), {
    workerData: benchPhoto,
    stdout: true,
    stderr: true,
  });
  const [shares] = await once(worker, 'message');
  await worker.terminate();
  return z.array(z.number().positive()).min(1).parse(shares);
}

export const benches: Bench[] = [
  {
    name: 'engine.cold_over_bare',
    unit: '×',
    goal: 3,
    run: async () => (await coldProcesses()).map(({ overBare }) => overBare),
  },
  {
    name: 'engine.cold_rss_mb',
    unit: 'MB',
    goal: 700,
    run: async () => (await coldProcesses()).map(({ megabytes }) => megabytes),
  },
  { name: 'engine.warm_over_floor', unit: '×', goal: 1.2, run: warmOverFloor },
  { name: 'engine.face_share', unit: '', goal: 0.25, run: faceShare },
];
