import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../stack/stack_info.ts';
import { buildIfChanged } from './build_if_changed.ts';
import { requirePolicy, servedOrigin } from './content_security_policy.ts';
import { prerenderHome } from './prerender_home.ts';
import { runTool } from './run_tool.ts';
import { writeServiceWorker } from './write_service_worker.ts';

const INPUTS = [
  'web/*',
  'web/public/**/*',
  'web/src/**/*',
  'functions/src/domain/**/*',
  'functions/src/engine/compose/**/*',
  'tsconfig.base.json',
  'package-lock.json',
  'tools/build/prerender_home.ts',
  'tools/build/write_service_worker.ts',
];

/**
 * Builds web/src to web/dist with Vite.
 *
 * @returns whether there was something to build.
 * @throws Error with Vite's output, or if firebase.json has the content security policy of another project.
 */
export async function buildWeb(): Promise<boolean> {
  if (!existsSync(join(ROOT, 'web', 'index.html'))) return false;
  requirePolicy();
  return buildIfChanged('web/dist/.built-from', INPUTS, async () => {
    const { passed, output } = await runTool('vite', ['build', 'web', '--logLevel', 'warn', '--emptyOutDir']);
    if (!passed) throw new Error(`The web does not build:\n${output}`);
    await prerenderHome(servedOrigin());
    writeServiceWorker(join(ROOT, 'web', 'dist'));
  });
}
