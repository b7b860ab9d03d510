import { spawn } from 'node:child_process';
import type { Browser } from 'puppeteer-core';

/**
 * Waits until its input ends, which it does with the process that holds the other end, however that ended. What is being
 * killed may still write for a moment.
 */
const script =
  'read -r _; kill -s KILL -- "-$1"; for _ in 1 2 3 4 5; do rm -rf -- "$2" && break; sleep 1; done';

/**
 * Makes a browser end with this process, also when it is killed: its processes are killed and its profile folder is
 * removed by a shell that outlives this process. Nothing is left to do where the browser ended before.
 */
export function endWithProcess(browser: Browser): void {
  const child = browser.process();
  // Puppeteer stops listening to a pipe once it is closed. What breaks after that would end this process.
  for (const pipe of child?.stdio ?? []) pipe?.on('error', () => undefined);
  const profile = child?.spawnargs.find((each) => each.startsWith('--user-data-dir='))?.split('=')[1];
  if (!child?.pid || profile === undefined || process.platform === 'win32') return;
  const guard = spawn('sh', ['-c', script, 'sh', String(child.pid), profile], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell the browser still ends when its pipe closes; its profile stays.
  guard.on('error', () => undefined);
  guard.stdin?.on('error', () => undefined);
  guard.unref();
  // Its process id may be another's then.
  child.once('exit', () => guard.kill('SIGKILL'));
}
