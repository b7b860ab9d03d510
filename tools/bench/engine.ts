import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { seedPresets } from '../../functions/src/domain/seed_presets.ts';
import { suggestedMessages } from '../../functions/src/domain/suggested_messages.ts';
import type { Bench } from '../bench.ts';

const photo = fileURLToPath(new URL('../../tests/photos/portrait_1024.jpg', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Compiled as it is deployed: stripping types at start is not the engine's time. */
const compiled = join(root, '.pochitto', 'bench');
const program = join(compiled, 'tools', 'bench', 'cold', 'engine_set.js');
const coldRuns = 5;
const warmRuns = 7;

const answerSchema = z.object({ stickers: z.literal(40), maxRssKilobytes: z.number() });

/** One whole Node process: photo to 40 stickers, main, tab and ZIP in memory. */
async function coldProcess(): Promise<{ milliseconds: number; megabytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, photo], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await child.stdout
    .setEncoding('utf8')
    .reduce((text: string, part: string) => text + part, '');
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  const milliseconds = performance.now() - started;
  const answer = answerSchema.parse(JSON.parse(output));
  return { milliseconds, megabytes: answer.maxRssKilobytes / 1024 };
}

let cold: Promise<{ milliseconds: number; megabytes: number }[]> | null = null;

async function compile(): Promise<void> {
  await promisify(execFile)(
    join(root, 'node_modules', '.bin', 'tsc'),
    ['-p', join(root, 'tools', 'bench', 'cold', 'tsconfig.json'), '--outDir', compiled],
    { cwd: root },
  );
}

/** Both cold figures come from the same runs; a first one fills the disk cache and is not counted. */
function coldProcesses() {
  cold ??= (async () => {
    await compile();
    await coldProcess();
    const runs: { milliseconds: number; megabytes: number }[] = [];
    for (let run = 0; run < coldRuns; run++) runs.push(await coldProcess());
    return runs;
  })();
  return cold;
}

/** A warm set against bare sharp that resizes and encodes 40 pictures of the same subject, in turns. */
async function warmOverFloor(): Promise<number[]> {
  const { default: sharp } = await import('sharp');
  const engine = await import('../../functions/src/engine/index.ts');
  const { png } = await engine.normalisePhoto(await readFile(photo));
  const subject = await engine.cutOut(png, 'auto');
  const preset = seedPresets[0]?.config;
  if (!preset) throw new Error('There is no preset.');
  const stickers = suggestedMessages.slice(0, 40).map(({ ja, look }) => ({ text: ja, look }));
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
    const set = await timed(() => engine.drawStickers(subject, stickers, preset, () => undefined));
    if (run >= 2) ratios.push(set / floor); // Two turns to warm both up.
  }
  await engine.closeEngine();
  return ratios;
}

export const benches: Bench[] = [
  {
    name: 'engine.cold_ms',
    unit: 'ms',
    goal: 1600,
    run: async () => (await coldProcesses()).map(({ milliseconds }) => milliseconds),
  },
  {
    name: 'engine.cold_rss_mb',
    unit: 'MB',
    goal: 470,
    run: async () => (await coldProcesses()).map(({ megabytes }) => megabytes),
  },
  { name: 'engine.warm_over_floor', unit: '×', goal: 0.7, run: warmOverFloor },
];
