import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LOCK_POLL_MS = 500;

/**
 * Installs the packages of package-lock.json, unless that was already done. Install scripts are disabled except
 * Node's own: re2, an optional dependency deep in firebase-tools, would compile for two minutes, and nothing here
 * needs it. Does not use `npm ci`, which rejects a lock file that was created while the registry lacked the
 * packages of other platforms.
 *
 * @throws Error of one line.
 */
export function installDependencies(root) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.pochitto-installed');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isInstalled()) return;
  const unlock = lock(join(root, '.pochitto', 'install.lock'));
  try {
    if (isInstalled()) return;
    const begun = Date.now();
    console.log('Installing dependencies (about a minute, once) …');
    npm(root, 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
    if (!existsSync(join(root, 'node_modules', 'node', 'bin', 'node')))
      npm(root, 'rebuild', 'node', '--loglevel=error');
    mkdirSync(dirname(stamp), { recursive: true });
    rmSync(stamp, { force: true });
    writeFileSync(stamp, wanted);
    console.log(`Dependencies installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
  } finally {
    unlock();
  }
}

function npm(root, ...parameters) {
  const { status, error } = spawnSync('npm', parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0)
    throw new Error(`npm ${parameters[0]} failed (exit code ${status}); its output is above.`);
}

/** Waits until no living process holds the lock file. */
function lock(path) {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isHeld(path)) rmSync(path, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
    }
  }
}

function isHeld(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
