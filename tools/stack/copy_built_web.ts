import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';
import type { StackInfo } from './stack_info.ts';
import { webConfig } from './web_config.ts';

/**
 * A copy of web/dist with this stack's `config.json`, for the Hosting emulator to serve.
 *
 * @returns its path, relative to the project's folder as firebase.json has it.
 */
export function copyBuiltWeb(info: StackInfo): string {
  const folder = `.pochitto/hosting-${info.portBase}`;
  const target = join(ROOT, folder);
  rmSync(target, { recursive: true, force: true });
  cpSync(join(ROOT, 'web', 'dist'), target, { recursive: true });
  writeFileSync(join(target, 'config.json'), JSON.stringify(webConfig(info)));
  return folder;
}
