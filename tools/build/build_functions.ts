import { cpSync, existsSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { ROOT } from '../stack/root.ts';
import { buildIfChanged } from './build_if_changed.ts';
import { runTool } from './run_tool.ts';

const INPUTS = ['functions/src/**/*', 'functions/tsconfig*.json', 'tsconfig.base.json', 'package-lock.json'];
const SOURCE = join(ROOT, 'functions', 'src');
const TARGET = join(ROOT, 'functions', 'lib');

/**
 * functions/src → functions/lib: JavaScript by tsc, every other file (fonts, models, WebAssembly) copied beside it.
 *
 * @returns whether there was something to build.
 * @throws Error with the compiler's words.
 */
export async function buildFunctions(): Promise<boolean> {
  if (!existsSync(join(SOURCE, 'index.ts'))) return false;
  return buildIfChanged('functions/lib/.built-from', INPUTS, async () => {
    rmSync(TARGET, { recursive: true, force: true });
    const { passed, output } = await runTool('tsc', ['-p', 'functions/tsconfig.build.json']);
    if (!passed) throw new Error(`The functions do not compile:\n${output}`);
    copyFunctionFiles();
  });
}

/** Everything in functions/src that is not TypeScript. */
export function copyFunctionFiles(): void {
  cpSync(SOURCE, TARGET, { recursive: true, filter: (path) => extname(path) !== '.ts' });
}
