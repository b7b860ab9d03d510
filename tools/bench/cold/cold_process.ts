import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Product } from '../../../functions/src/domain/product/product_spec.ts';

/** The photo that every benchmark of the engine uses. */
export const benchPhoto = fileURLToPath(new URL('../../../tests/photos/portrait_1024.jpg', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Compiled like a deployment: stripping types at start is not part of the engine's time. */
const compiled = join(root, '.pochitto', 'bench');

/** Path of a compiled program of this folder. */
export const coldProgram = (name: string) => join(compiled, 'tools', 'bench', 'cold', `${name}.js`);

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

/** Compiles the programs of this folder. */
export async function compileColdProcess(): Promise<void> {
  await promisify(execFile)(
    join(root, 'node_modules', '.bin', 'tsc'),
    ['-p', join(root, 'tools', 'bench', 'cold', 'tsconfig.json'), '--outDir', compiled],
    { cwd: root },
  );
}
