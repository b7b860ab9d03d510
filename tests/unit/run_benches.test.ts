import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, runBenches } from '../../tools/bench/run_benches.ts';

const bench = (name: string, run: () => Promise<number[]>): Bench => ({ name, unit: 'ms', goal: 10, run });

describe('benchmarks', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'benches-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('continue after one that fails, and report its name and error', async () => {
    const said: string[] = [];
    const json = join(folder, 'benches.json');
    const benches = [
      bench('first.fails', () => Promise.reject(new Error('Port 5901 (auth) is in use'))),
      bench('second.runs', async () => [3, 1, 2]),
    ];
    expect(await runBenches(benches, { json, say: (line) => said.push(line) })).toBe(1);
    expect(said.join('\n')).toMatch(/first\.fails +FAILED: Port 5901 \(auth\) is in use/);
    expect(said.join('\n')).toMatch(/second\.runs +2 ms +goal +10 +holds/);
    expect(JSON.parse(await readFile(json, 'utf8'))).toEqual({
      'first.fails': { error: 'Port 5901 (auth) is in use' },
      'second.runs': { value: 2, unit: 'ms', goal: 10, holds: true, samples: [3, 1, 2] },
    });
  });

  it('save all earlier results if the next benchmark never ends', async () => {
    const json = join(folder, 'benches.json');
    let written = '';
    const second = async () => {
      written = await readFile(json, 'utf8');
      return [1];
    };
    await runBenches([bench('first.runs', async () => [20]), bench('second.runs', second)], {
      json,
      say: () => {},
    });
    expect(JSON.parse(written)).toMatchObject({ 'first.runs': { value: 20, holds: false } });
  });
});
