import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { z } from 'zod';
import type { Product } from '../../../functions/src/domain/product/product_spec.ts';
import { bundleInput, bundleOutput } from '../../build/build_functions.ts';
import { ROOT } from '../../stack/stack_info.ts';

/** The photo that every benchmark of the engine uses. */
export const benchPhoto = fileURLToPath(new URL('../../../tests/photos/portrait_1024.jpg', import.meta.url));
/** Bundled like a deployment: finding and compiling hundreds of modules is not part of a cold start. */
const bundled = join(ROOT, '.pochitto', 'bench');
const programs = ['engine_set', 'bare_set', 'face_share_worker'];

/** Path of a bundled program of this folder. */
export const coldProgram = (name: string) => join(bundled, `${name}.js`);

const answerSchema = z.object({ stickers: z.number(), maxRssKilobytes: z.number() });

/**
 * Measures a whole Node process: `engine_set` makes the stickers, main, tab and ZIP of a photo in memory, `bare_set`
 * resizes and encodes it 40 times with plain sharp.
 */
export async function coldProcess(
  name: 'engine_set' | 'bare_set',
  { product = 'sticker', count = 40 }: { readonly product?: Product; readonly count?: number } = {},
): Promise<{ milliseconds: number; megabytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [coldProgram(name), benchPhoto, product, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await child.stdout
    .setEncoding('utf8')
    .reduce((text: string, part: string) => text + part, '');
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  const milliseconds = performance.now() - started;
  const answer = answerSchema.parse(JSON.parse(output));
  if (answer.stickers !== count) throw new Error(`${name} made ${answer.stickers} stickers.`);
  return { milliseconds, megabytes: answer.maxRssKilobytes / 1024 };
}

/** Bundles the programs of this folder with the workers that they start. */
export async function bundleColdProcess(): Promise<void> {
  const { index: _, ...workers } = bundleInput.input;
  const own = programs.map((name) => [name, join(import.meta.dirname, `${name}.ts`)]);
  const bundle = await rolldown({ ...bundleInput, input: { ...workers, ...Object.fromEntries(own) } });
  await bundle.write({ ...bundleOutput, dir: bundled });
  await bundle.close();
}
