import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { watch } from 'rolldown';
import { ROOT } from '../stack/stack_info.ts';
import { startSupervised } from '../stack/start_supervised.ts';
import { bundleInput, bundleOutput } from './build_functions.ts';

/**
 * Bundles functions/src to functions/lib, now and on every edit; resolves after the first time. Errors, including
 * type errors, are passed to `say`.
 */
export async function watchFunctions(say: (line: string) => void): Promise<{ stop(): Promise<void> }> {
  rmSync(bundleOutput.dir, { recursive: true, force: true });
  const watcher = watch({ ...bundleInput, output: bundleOutput });
  await new Promise<void>((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(event.error.message);
      if (event.code === 'END') resolve();
    });
  });
  const tsc = join(ROOT, 'node_modules', '.bin', 'tsc');
  const types = startSupervised([tsc, '--build', 'functions', '--watch', '--preserveWatchOutput'], {
    cwd: ROOT,
    environment: process.env,
  });
  types.onLine((line) => {
    if (/error TS/.test(line)) say(line);
  });
  return {
    stop: async () => {
      await Promise.all([watcher.close(), types.stop()]);
    },
  };
}
