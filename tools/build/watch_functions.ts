import { join } from 'node:path';
import { ROOT } from '../stack/root.ts';
import { startSupervised } from '../stack/start_supervised.ts';
import { copyFunctionFiles } from './build_functions.ts';

/**
 * Compiles functions/src → functions/lib, now and on every edit; comes back after the first time.
 * Errors are told to `say`, and what compiles is written all the same.
 */
export async function watchFunctions(say: (line: string) => void): Promise<{ stop(): Promise<void> }> {
  const tsc = join(ROOT, 'node_modules', '.bin', 'tsc');
  const watch = startSupervised(
    [tsc, '-p', 'functions/tsconfig.build.json', '--watch', '--preserveWatchOutput'],
    {
      cwd: ROOT,
      environment: process.env,
    },
  );
  copyFunctionFiles();
  await new Promise<void>((resolve, reject) => {
    watch.onLine((line) => {
      if (/error TS/.test(line)) say(line);
      if (/Watching for file changes/.test(line)) resolve();
    });
    watch.ended.then((code) => reject(new Error(`tsc --watch ended (exit code ${code}).`)));
  });
  return watch;
}
