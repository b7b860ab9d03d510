import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const PRELOAD = join(import.meta.dirname, '../../tools/emulators/line_by_line.cjs');

/** Reads a child's stdout as firebase-tools does, and prints the chunks as a JSON list. */
const READER = `
  const chunks = [];
  const [command, ...rest] = JSON.parse(process.argv[1]);
  const child = require('child_process').spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk) => chunks.push(chunk.toString('utf-8')));
  child.stdout.on('end', () => console.log(JSON.stringify(chunks)));
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'line-by-line-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Returns the chunks read from a `java` that prints `text` at once. */
async function chunks(text: string, commandArguments: string[], preload: boolean): Promise<string[]> {
  const java = join(folder, 'java');
  await writeFile(java, `#!/bin/sh\nprintf '%s' '${text}'\n`);
  await chmod(java, 0o755);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-e', READER, JSON.stringify(['java', ...commandArguments])],
    {
      env: {
        PATH: `${folder}:${process.env.PATH}`,
        ...(preload && { NODE_OPTIONS: `--require "${PRELOAD}"` }),
      },
    },
  );
  return z.array(z.string()).parse(JSON.parse(stdout));
}

const SERVE = ['-Duser.language=en', '-jar', '/some/cloud-storage-rules-runtime.jar', 'serve'];
const ANSWERS = '{"id":1}\n{"id":2}\n{"id":3}\n';

describe('preload for the storage rules runtime', () => {
  test('is needed because firebase-tools reads several responses in one chunk', async () => {
    expect(await chunks(ANSWERS, SERVE, false)).toEqual([ANSWERS]);
  });

  test('splits responses into one chunk each', async () => {
    expect(await chunks(ANSWERS, SERVE, true)).toEqual(['{"id":1}\n', '{"id":2}\n', '{"id":3}\n']);
  });

  test('returns a response larger than a pipe in one piece', async () => {
    const long = `{"id":1,"errors":["${'ポ'.repeat(100_000)}"]}\n`;
    expect((await chunks(`${long}{"id":2}\n`, SERVE, false)).length).toBeGreaterThan(2);
    expect(await chunks(`${long}{"id":2}\n`, SERVE, true)).toEqual([long, '{"id":2}\n']);
  });

  test('returns a last line without a line break', async () => {
    expect(await chunks('{"id":1}\n{"id":2}', SERVE, true)).toEqual(['{"id":1}\n', '{"id":2}']);
  });
});

test('does not change the output of other child processes', async () => {
  expect(await chunks(ANSWERS, ['-jar', 'firestore.jar', '--port', '8080'], true)).toEqual([ANSWERS]);
});
