import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

/** What every benchmark of the engine draws from. */
export const benchPhoto = fileURLToPath(new URL('../../../tests/photos/portrait_1024.jpg', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Compiled as it is deployed: stripping types at start is not the engine's time. */
const compiled = join(root, '.pochitto', 'bench');
const program = join(compiled, 'tools', 'bench', 'cold', 'engine_set.js');

const answerSchema = z.object({ stickers: z.literal(40), maxRssKilobytes: z.number() });

/** One whole Node process: photo to 40 stickers, main, tab and ZIP in memory. */
export async function coldProcess(): Promise<{ milliseconds: number; megabytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, benchPhoto], { stdio: ['ignore', 'pipe', 'inherit'] });
  const output = await child.stdout
    .setEncoding('utf8')
    .reduce((text: string, part: string) => text + part, '');
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
  const milliseconds = performance.now() - started;
  const answer = answerSchema.parse(JSON.parse(output));
  return { milliseconds, megabytes: answer.maxRssKilobytes / 1024 };
}

/** Makes the program that `coldProcess` runs. */
export async function compileColdProcess(): Promise<void> {
  await promisify(execFile)(
    join(root, 'node_modules', '.bin', 'tsc'),
    ['-p', join(root, 'tools', 'bench', 'cold', 'tsconfig.json'), '--outDir', compiled],
    { cwd: root },
  );
}
