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

/** The chunks read from a `java` that prints `text` in one go. */
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

describe('the storage rules runtime, read by firebase-tools', () => {
  test('gives several answers in one chunk without the preload, the fault it cures', async () => {
    expect(await chunks(ANSWERS, SERVE, false)).toEqual([ANSWERS]);
  });

  test('gives one answer a chunk with it', async () => {
    expect(await chunks(ANSWERS, SERVE, true)).toEqual(['{"id":1}\n', '{"id":2}\n', '{"id":3}\n']);
  });

  test('gives an answer larger than a pipe whole', async () => {
    const long = `{"id":1,"errors":["${'ポ'.repeat(100_000)}"]}\n`;
    expect((await chunks(`${long}{"id":2}\n`, SERVE, false)).length).toBeGreaterThan(2);
    expect(await chunks(`${long}{"id":2}\n`, SERVE, true)).toEqual([long, '{"id":2}\n']);
  });

  test('gives a last line that has no end', async () => {
    expect(await chunks('{"id":1}\n{"id":2}', SERVE, true)).toEqual(['{"id":1}\n', '{"id":2}']);
  });
});

test('another child is read as it writes', async () => {
  expect(await chunks(ANSWERS, ['-jar', 'firestore.jar', '--port', '8080'], true)).toEqual([ANSWERS]);
});
