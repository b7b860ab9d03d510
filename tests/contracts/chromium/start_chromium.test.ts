import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackChromium } from '../../../functions/src/vendors/chromium/unpack_chromium.ts';

const run = promisify(execFile);
const processes = 4;
const startChromium = new URL('../../../functions/src/vendors/chromium/start_chromium.ts', import.meta.url);

const program = `
  const { startChromium } = await import(${JSON.stringify(startChromium.href)});
  const browser = await startChromium();
  console.log(browser.process().spawnfile);
  await browser.close();
  process.exit();`;

/** Starts Chromium in separate Node processes whose temporary folder is `folder`. */
function startInProcesses(count: number, folder: string, chromiumPath = ''): Promise<string[]> {
  const env = { ...process.env, TMPDIR: folder, NODE_OPTIONS: '', CHROMIUM_PATH: chromiumPath };
  const options = { env };
  const parameters = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program];
  const one = async () => (await run(process.execPath, parameters, options)).stdout.trim();
  return Promise.all(Array.from({ length: count }, one));
}

describe('Chromium', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chromium-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it(`starts in ${processes} processes at once with an empty temporary folder`, async () => {
    const paths = await startInProcesses(processes, folder);
    expect(new Set(paths).size).toBe(1);
    expect(paths[0]).toContain(folder);
    const left = (await readdir(folder)).filter((name) => name.startsWith('pochitto-chromium'));
    expect(left).toHaveLength(1);
  });

  it('is started a second time if it crashes during its start', async () => {
    const crashing = join(folder, 'crashes-once');
    const crashed = join(folder, 'crashed');
    const script = `#!/bin/sh
[ -e '${crashed}' ] && exec '${await unpackChromium()}' "$@"
touch '${crashed}'
kill -SEGV $$
`;
    await writeFile(crashing, script, { mode: 0o755 });
    expect(await startInProcesses(1, folder, crashing)).toEqual([crashing]);
    expect(await readdir(folder)).toContain('crashed');
  });
});
