import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const preload = join(import.meta.dirname, '../../tools/emulators/light_start.cjs');

it("the emulators' preload keeps idle connections open for at least ten minutes", () => {
  const code = `
    require(${JSON.stringify(preload)});
    console.log(require('node:http').createServer(() => {}).keepAliveTimeout);`;
  const kept = Number(execFileSync(process.execPath, ['--eval', code], { encoding: 'utf8' }));
  expect(kept).toBeGreaterThanOrEqual(600_000);
});
