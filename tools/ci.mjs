// Implements .ci/run: checks a fresh clone with `npm run check` and `npm test`, in empty temporary, home and cache
// folders that are deleted at the end. Its last line is `N passed, N failed, N skipped`. Plain JavaScript without
// dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const run = join(dirname(fileURLToPath(import.meta.url)), 'run.mjs');
const summary = /^\d+ passed, \d+ failed, \d+ skipped$/;

/** A short name: it contains the emulators' sockets, whose paths are limited to 107 bytes. */
const own = mkdtempSync(join(tmpdir(), 'ci-'));
process.on('exit', () => rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

let running = null;
let signalled = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    signalled = signal;
    running?.kill(signal);
  });
}

/** npm keeps its own cache and settings. */
function environment() {
  const cache = spawnSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).stdout?.trim();
  const folders = { TMPDIR: 'tmp', HOME: 'home', XDG_CACHE_HOME: 'cache', XDG_CONFIG_HOME: 'config' };
  for (const folder of Object.values(folders)) mkdirSync(join(own, folder));
  return {
    npm_config_userconfig: join(homedir(), '.npmrc'),
    ...(cache ? { npm_config_cache: cache } : {}),
    ...process.env,
    ...Object.fromEntries(Object.entries(folders).map(([name, folder]) => [name, join(own, folder)])),
  };
}

/** Ends the run if a signal arrived meanwhile. */
function step(env, command) {
  console.log(`== ${command} (after ${Math.round(process.uptime())} s)`);
  return new Promise((resolve) => {
    let last = '';
    running = spawn(process.execPath, [run, command], { env, stdio: ['inherit', 'pipe', 'inherit'] });
    running.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      last = `${last}${chunk}`.slice(-1000);
    });
    running.on('close', (code) => {
      if (signalled) process.exit(130);
      resolve({ passed: code === 0, lastLine: last.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
}

function stop(message) {
  console.log(message);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

const env = environment();
if (!(await step(env, 'install')).passed) stop('The machine could not be prepared, see above.');
const check = await step(env, 'check');
if (!check.passed) console.log('A check failed, see above. The tests run all the same.');
const test = await step(env, 'test');
if (!summary.test(test.lastLine)) stop('The tests did not come to their end.');
process.exit(check.passed && test.passed ? 0 : 1);
