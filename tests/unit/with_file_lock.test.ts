import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFileLock } from '../../functions/src/platform/with_file_lock.ts';

const run = promisify(execFile);

describe('file lock', () => {
  let folder = '';
  let lock = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
    lock = join(folder, 'lock');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('admits one process at a time, and leaves no file', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withFileLock(lock, work)));
    expect(most).toBe(1);
    expect(existsSync(lock)).toBe(false);
  });

  it('is released when the work fails', async () => {
    const failing = withFileLock(lock, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(lock)).toBe(false);
  });

  it('of a crashed process is taken over', async () => {
    const running = run(process.execPath, ['--eval', '']);
    await running;
    await writeFile(lock, `${running.child.pid} gone`);
    expect(await withFileLock(lock, async () => 'done')).toBe('done');
    expect(existsSync(lock)).toBe(false);
  });

  it('that was not renewed for a minute is taken over', async () => {
    await writeFile(lock, `${process.pid} stopped`);
    const before = new Date(Date.now() - 60_000);
    await utimes(lock, before, before);
    expect(await withFileLock(lock, async () => 'done')).toBe('done');
  });
});
