#!/usr/bin/env node
// Runs `tools/<command>.ts` on the project's own Node 22, whatever Node (20 or newer) and npm start it.
// Plain JavaScript without dependencies, because it is what installs the dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.pochitto-installed');
const environment = {
  // The emulators and the tests start a hundred processes of the same code: compiled once.
  NODE_COMPILE_CACHE: join(root, '.pochitto', 'compiled'),
  ...process.env,
  PATH: `${binaries}${delimiter}${process.env.PATH}`,
};

/** How often to see whether npm is still there. */
const PARENT_CHECK_MS = 1000;

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** What `node_modules` must have been installed from. */
function wanted() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function npm(...parameters) {
  const { status, error } = spawnSync('npm', parameters, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) fail(`npm could not be started: ${error.message}`);
  if (status !== 0) fail(`npm ${parameters[0]} failed (exit code ${status}); its words are above.`);
}

/**
 * Installs what package-lock.json names. Install scripts stay off but for Node's own: re2, an optional
 * dependency deep in firebase-tools, would be compiled for two minutes, and nothing here needs it. `npm ci` is not
 * used: it refuses a lock file made where the registry lacked the packages of other platforms.
 */
function install() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()) return;
  const begun = Date.now();
  console.log('Installing dependencies (about a minute, once) …');
  npm('install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  if (!existsSync(join(root, 'node_modules', 'node', 'bin', 'node')))
    npm('rebuild', 'node', '--loglevel=error');
  mkdirSync(dirname(stamp), { recursive: true });
  rmSync(stamp, { force: true });
  writeFileSync(stamp, wanted());
  console.log(`Dependencies installed in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`Node ${process.versions.node} is too old: install Node 20 or newer.`);

const commands = readdirSync(join(root, 'tools'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length));
const [command, ...parameters] = process.argv.slice(2);
if (command !== 'install' && !commands.includes(command)) {
  fail(`Usage: node tools/run.mjs <install|${commands.join('|')}> [arguments]`);
}
install();
if (command === 'install') process.exit(0);

// The channel tells the command when this process dies, however it dies, so that nothing is left behind.
const child = spawn(join(binaries, 'node'), [join(root, 'tools', `${command}.ts`), ...parameters], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: environment,
});
child.on('error', (error) => fail(`Node 22 could not be started: ${error.message}`));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // A terminal sends Ctrl-C to the child too: the child counts a signal that comes twice at once as one.
  process.on(signal, () => child.kill(signal));
}
// A signal to npm ends npm and its shell, but neither passes it on.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_CHECK_MS).unref();
}
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
