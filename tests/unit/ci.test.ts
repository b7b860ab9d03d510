import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const script = join(import.meta.dirname, '..', '..', 'tools', 'ci.mjs');
const runSchema = z.object({ command: z.string(), folders: z.array(z.string()), found: z.number() });

/** Runs beside a `run.mjs` that only records its arguments and leaves a file in each folder. */
describe('.ci/run', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ci-test-'));
    cpSync(script, join(folder, 'ci.mjs'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (test: string) => {
    writeFileSync(
      join(folder, 'run.mjs'),
      `import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
       const folders = ['TMPDIR', 'HOME', 'XDG_CACHE_HOME'].map((name) => process.env[name]);
       const found = folders.flatMap((each) => readdirSync(each)).length;
       const command = process.argv[2];
       appendFileSync(${JSON.stringify(join(folder, 'runs'))}, JSON.stringify({ command, folders, found }) + '\\n');
       if (command === 'test') {
         for (const each of folders) writeFileSync(each + '/left', '');
         ${test}
       }`,
    );
    const child = spawn(process.execPath, [join(folder, 'ci.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    const ended = once(child, 'close').then(([code]) => ({
      code,
      last: output.trimEnd().split('\n').at(-1),
    }));
    return { child, ended };
  };
  const runs = () =>
    readFileSync(join(folder, 'runs'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => runSchema.parse(JSON.parse(line)));

  it('uses empty folders, prints the test count last, and removes the folders', async () => {
    const { ended } = start(`console.log('2 passed, 0 failed, 1 skipped');`);
    expect(await ended).toEqual({ code: 0, last: '2 passed, 0 failed, 1 skipped' });
    expect(runs().map(({ command }) => command)).toEqual(['install', 'check', 'test']);
    expect(runs().map(({ found }) => found)).toEqual([0, 0, 0]);
    const folders = runs().flatMap((each) => each.folders);
    expect(new Set(folders).size).toBe(3);
    expect(folders.filter((each) => existsSync(each))).toEqual([]);
  });

  it('fails and removes its folders if the tests end without a count', async () => {
    const { ended } = start('process.exit(3);');
    expect(await ended).toEqual({ code: 1, last: '0 passed, 1 failed, 0 skipped' });
    expect(runs().flatMap(({ folders }) => folders.filter((each) => existsSync(each)))).toEqual([]);
  });

  it('stops the tests and removes its folders when it is stopped', async () => {
    const { child, ended } = start('setInterval(() => {}, 1000);');
    await expect.poll(() => existsSync(join(folder, 'runs')) && runs().length, { timeout: 20_000 }).toBe(3);
    const { folders } = runs()[2] ?? { folders: [] };
    await expect.poll(() => folders.map((each) => readdirSync(each).length)).toEqual([1, 1, 1]);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 130 });
    expect(folders.filter((each) => existsSync(each))).toEqual([]);
  });
});
