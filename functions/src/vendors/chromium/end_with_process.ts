import { spawn } from 'node:child_process';
import type { Browser } from 'puppeteer-core';

/**
 * Blocks until stdin ends, which happens when the process holding the other end exits for any reason. Killed
 * processes may still write for a short time, so removing the folder is retried.
 */
const script =
  'read -r _; kill -s KILL -- "-$1"; for _ in 1 2 3 4 5; do rm -rf -- "$2" && break; sleep 1; done';

/**
 * Ties the browser's lifetime to this process, even if this process is killed: a detached shell then kills the
 * browser's process group and removes its profile folder. Does nothing further if the browser exits first.
 */
export function endWithProcess(browser: Browser): void {
  const child = browser.process();
  // Puppeteer removes its error listeners when it closes a pipe. A later error without a listener would crash this
  // process.
  for (const pipe of child?.stdio ?? []) pipe?.on('error', () => undefined);
  const profile = child?.spawnargs.find((each) => each.startsWith('--user-data-dir='))?.split('=')[1];
  if (!child?.pid || profile === undefined || process.platform === 'win32') return;
  const guard = spawn('sh', ['-c', script, 'sh', String(child.pid), profile], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell, the browser still exits when its pipe closes, but its profile folder stays.
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  // Once the browser has exited, the OS may reuse its process id.
  child.once('exit', () => guard.kill('SIGKILL'));
}
