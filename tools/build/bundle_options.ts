import { join } from 'node:path';
import type { InputOptions, OutputOptions } from 'rolldown';
import { ROOT } from '../stack/root.ts';

const source = join(ROOT, 'functions', 'src');

/**
 * How functions/src becomes functions/lib: one file of what every function loads when it starts, and one for each part that
 * is loaded on first use. Hundreds of small modules cost a cold start more than what is in them.
 */
export const bundleInput = {
  input: {
    index: join(source, 'index.ts'),
    // Threads of their own: each is started by a file that comes to lie beside it.
    segment_worker: join(source, 'engine', 'segment', 'segment_worker.ts'),
    salient_worker: join(source, 'engine', 'segment', 'salient_worker.ts'),
    finish_worker: join(source, 'engine', 'finish', 'finish_worker.ts'),
  },
  platform: 'node',
  // Libraries stay what they are, but for zod: it is many small modules, fifty languages among them.
  external: (id) => !/^(\.|\/|zod($|\/))/.test(id) && !/^[A-Z]:\\/.test(id),
} satisfies InputOptions;

export const bundleOutput = {
  dir: join(ROOT, 'functions', 'lib'),
  format: 'esm',
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
} satisfies OutputOptions;
