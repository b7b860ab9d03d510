import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 100;
const renewMs = 2000;
/** A process that has not renewed its lock for this time counts as crashed. */
const staleMs = 30_000;

/**
 * Runs `work` while no other process of this machine does so for the same path. The lock of a crashed process is
 * taken over. A paused process can lose its lock without noticing, so `work` must stay correct when two run at
 * once.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const id = `${process.pid} ${randomUUID()}`;
  while (!(await acquire(path, id))) {
    if (await isStale(path)) await removeStale(path);
    else await sleep(pollMs);
  }
  const renewal = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, renewMs);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    if ((await contentOf(path)) === id) await rm(path, { force: true });
  }
}

async function acquire(path: string, id: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(id);
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  const [content, file] = await Promise.all([contentOf(path), stat(path).catch(() => null)]);
  if (file === null) return false;
  const pid = Number.parseInt(content, 10);
  return Date.now() - file.mtimeMs > staleMs || (pid > 0 && !isAlive(pid));
}

/** Moves the lock first: if several processes see the stale lock, only one of them removes it. */
async function removeStale(path: string): Promise<void> {
  const moved = `${path}.${randomUUID()}`;
  await rename(path, moved).catch(() => undefined);
  await rm(moved, { force: true });
}

async function contentOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
