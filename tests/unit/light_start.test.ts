import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const tools = join(root, 'tools');
const preload = join(tools, 'emulators/light_start.cjs');
const emulator = join(root, 'node_modules/firebase-tools/lib/emulator');

/** What a process that runs `script` has loaded of firebase-tools, and where it thinks our tools are. */
function loads(script: string): { modules: string[]; moduleRoot: string } {
  const code = `
    process.argv[1] = ${JSON.stringify(join(emulator, script))};
    require(${JSON.stringify(preload)});
    const { findModuleRoot } = require(${JSON.stringify(join(emulator, 'functionsEmulatorShared.js'))});
    const moduleRoot = findModuleRoot('@pochitto/tools', ${JSON.stringify(preload)});
    const modules = Object.keys(require.cache).filter((path) => path.includes('firebase-tools'));
    console.log(JSON.stringify({ modules, moduleRoot }));`;
  return JSON.parse(execFileSync(process.execPath, ['--eval', code], { encoding: 'utf8' }));
}

const deploys = ({ modules }: { modules: string[] }) => modules.some((path) => /[\\/]deploy[\\/]/.test(path));

describe('a process of the functions emulator', () => {
  it('loads nothing of what deploys, and finds what it looks for', () => {
    const light = loads('functionsEmulatorRuntime');
    expect(deploys(light)).toBe(false);
    expect(light.moduleRoot).toBe(tools);
  });

  it('is the only one that goes without', () => {
    const whole = loads('commandUtils');
    expect(deploys(whole)).toBe(true);
    expect(whole.moduleRoot).toBe(tools);
  });
});
