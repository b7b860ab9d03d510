import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { ROOT } from '../stack/root.ts';
import { buildIfChanged } from './build_if_changed.ts';
import { bundleInput, bundleOutput } from './bundle_options.ts';
import { checkTypes } from './run_tool.ts';

const INPUTS = [
  'functions/src/**/*',
  'functions/tsconfig.json',
  'tsconfig.base.json',
  'package-lock.json',
  'tools/build/bundle_options.ts',
];

/**
 * functions/src → functions/lib, bundled. Types are not looked at: see `requireFunctionTypes`.
 *
 * @returns whether there was something to build.
 * @throws Error with the bundler's words.
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
 * Checks the types of functions/src, before what was built is deployed. Tests do without: `npm run check` does it.
 *
 * @throws Error with the compiler's words.
 */
export async function requireFunctionTypes(): Promise<void> {
  const { passed, output } = await checkTypes('functions');
  if (!passed) throw new Error(`The functions do not compile:\n${output}`);
}
