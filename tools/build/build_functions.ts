import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type InputOptions, type OutputOptions, rolldown } from 'rolldown';
import { ROOT } from '../stack/stack_info.ts';
import { buildIfChanged } from './build_if_changed.ts';
import { checkTypes } from './run_tool.ts';

const source = join(ROOT, 'functions', 'src');

/**
 * Bundles functions/src to functions/lib: one file with what every function loads at start, and one for each part
 * that is loaded on first use. Hundreds of small modules would slow down a cold start more than their content.
 */
export const bundleInput = {
  input: {
    index: join(source, 'index.ts'),
    // Worker threads: each is started from a file next to the bundle.
    segment_worker: join(source, 'engine', 'segment', 'segment_worker.ts'),
    salient_worker: join(source, 'engine', 'segment', 'salient_worker.ts'),
    finish_worker: join(source, 'engine', 'finish', 'finish_worker.ts'),
  },
  platform: 'node',
  // Libraries stay external, except zod, which consists of many small modules, including fifty languages.
  external: (id) => !/^(\.|\/|zod($|\/))/.test(id) && !/^[A-Z]:\\/.test(id),
} satisfies InputOptions;

export const bundleOutput = {
  dir: join(ROOT, 'functions', 'lib'),
  format: 'esm',
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
} satisfies OutputOptions;

const INPUTS = [
  'functions/src/**/*',
  'functions/tsconfig*.json',
  'tsconfig.base.json',
  'package-lock.json',
  'tools/build/bundle_options.ts',
];

/**
 * Bundles functions/src to functions/lib. Does not check types: see `requireFunctionTypes`.
 *
 * @returns whether there was something to build.
 * @throws Error with the bundler's output.
 */
export async function buildFunctions(): Promise<boolean> {
  if (!existsSync(join(ROOT, 'functions', 'src', 'index.ts'))) return false;
  return buildIfChanged('functions/lib/.built-from', INPUTS, async () => {
    rmSync(bundleOutput.dir, { recursive: true, force: true });
    const bundle = await rolldown(bundleInput);
    await bundle.write(bundleOutput);
    await bundle.close();
  });
}

/**
 * Checks the types of functions/src before a deployment. Tests skip this: `npm run check` does it.
 *
 * @throws Error with the compiler's output.
 */
export async function requireFunctionTypes(): Promise<void> {
  const { passed, output } = await checkTypes('functions');
  if (!passed) throw new Error(`The functions do not compile:\n${output}`);
}
