import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import { benchPhoto, bundleColdProcess, coldProcess } from './cold/cold_process.ts';
import type { Bench } from './run_benches.ts';

const stickers = 24;
const frames = 16;
const runs = 2;

interface Measured {
  readonly ratios: readonly number[];
  /** A set of emoji compared with the still stickers. */
  readonly emoji: readonly number[];
  readonly bytes: readonly number[];
}

let measured: Promise<Measured> | null = null;

/** CPU milliseconds, which are more exact than wall time on a shared machine. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * A set of animations compared with four sets of still stickers and with plain encoding: the time sharp needs to
 * write as many images of few colors, in the same size and of the same subject, from existing pixels. Alternating;
 * the first round warms up both.
 */
function motion(): Promise<Measured> {
  measured ??= (async () => {
    const engine = await import('../../functions/src/engine/index.ts');
    const { png } = await engine.normalisePhoto(await readFile(benchPhoto));
    const cutOut = await engine.cutOut(png, 'auto');
    await engine.releaseModel();
    const preset = seedPresets[0]?.config;
    if (!preset) throw new Error('There is no preset.');
    const texts = suggestMessages(stickers, 'ja').map(({ text }) => text);
    const requests = planStickers(texts, { preset, subject: 'person' }).map((each) => ({ ...each, cutOut }));
    const bytes: number[] = [];
    const drawn: Uint8Array[] = [];
    const stills = () =>
      engine.drawStickers(requests, preset, (index, each) => {
        drawn[index] = each.png;
      });
    const animations = () =>
      engine.drawPictures('animated_sticker', requests, preset, (index, each) => {
        bytes[index] = each.png.length;
      });
    await stills();
    const size = { width: 320, height: 270, channels: 4 } as const;
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const raws = await Promise.all(
      drawn.map((each) =>
        sharp(each)
          .resize({ width: size.width, height: size.height, fit: 'contain', background: clear })
          .raw()
          .toBuffer(),
      ),
    );
    const bare = async () => {
      for (const raw of raws) {
        const written = Array.from({ length: frames }, () =>
          sharp(raw, { raw: size }).png({ palette: true, effort: 1, dither: 0 }).toBuffer(),
        );
        await Promise.all(written);
      }
    };
    const pictograms = () => engine.drawPictures('emoji', requests, preset, () => undefined);
    await animations();
    await pictograms();
    const ratios: number[] = [];
    const emoji: number[] = [];
    for (let run = 0; run < runs; run++) {
      const still = await timed(stills);
      emoji.push((await timed(pictograms)) / still);
      ratios.push((await timed(animations)) / (4 * still + (await timed(bare))));
    }
    await engine.closeEngine();
    return {
      ratios,
      emoji,
      bytes: bytes.toSorted((one, other) => one - other),
    };
  })();
  return measured;
}

let cold: Promise<{ ratio: number; megabytes: number }[]> | null = null;

/** Cold processes that make a whole set, alternating; the first pair fills the disk cache and is not counted. */
function coldProcesses() {
  cold ??= (async () => {
    await bundleColdProcess();
    const pairs: { ratio: number; megabytes: number }[] = [];
    for (let run = 0; run <= runs; run++) {
      const still = await coldProcess('engine_set', { count: stickers });
      const moving = await coldProcess('engine_set', { product: 'animated_sticker', count: stickers });
      const ratio = moving.milliseconds / still.milliseconds;
      if (run > 0) pairs.push({ ratio, megabytes: moving.megabytes });
    }
    return pairs;
  })();
  return cold;
}

/** Returns the size that a share of all files stays below. */
function sizeAt(bytes: readonly number[], share: number): number {
  return (bytes[Math.min(bytes.length - 1, Math.ceil(bytes.length * share) - 1)] ?? Number.NaN) / 1000;
}

export const benches: Bench[] = [
  { name: 'motion.set_over_floor', unit: '×', goal: 1, run: async () => [...(await motion()).ratios] },
  {
    name: 'motion.cold_over_still',
    unit: '×',
    goal: 5,
    run: async () => (await coldProcesses()).map(({ ratio }) => ratio),
  },
  { name: 'motion.emoji_over_still', unit: '×', goal: 1.2, run: async () => [...(await motion()).emoji] },
  { name: 'motion.median_kb', unit: 'KB', goal: 220, run: async () => [sizeAt((await motion()).bytes, 0.5)] },
  {
    name: 'motion.nearly_all_kb',
    unit: 'KB',
    goal: 300,
    run: async () => [sizeAt((await motion()).bytes, 0.95)],
  },
  { name: 'motion.largest_kb', unit: 'KB', goal: 999, run: async () => [sizeAt((await motion()).bytes, 1)] },
  {
    name: 'motion.rss_mb',
    unit: 'MB',
    goal: 700,
    run: async () => (await coldProcesses()).map(({ megabytes }) => megabytes),
  },
];
