#!/usr/bin/env node
// Runs `tools/<command>.ts` with the project's own Node 22, whatever Node (20 or newer) and npm start it.
// Plain JavaScript without dependencies, like tools/machine, because it installs the dependencies.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './machine/install_dependencies.mjs';
import { prepareMachine } from './machine/prepare_machine.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const environment = {
  // The emulators and the tests start about a hundred processes with the same code: compile it once.
  NODE_COMPILE_CACHE: join(root, '.pochitto', 'compiled'),
  ...process.env,
  PATH: `${binaries}${delimiter}${process.env.PATH}`,
};

/** Commands that start emulators or a browser; `install` prepares for all of them. */
const needMachine = [
  'install',
  'start',
  'test',
  'bench',
  'demo',
  'faults',
  'load',
  'submission_pictures',
  'page_sheets',
];

/** Interval for checking whether npm is still running. */
const PARENT_CHECK_MS = 1000;

function fail(message) {
  console.error(message);
  process.exit(1);
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
try {
  if (needMachine.includes(command)) prepareMachine();
  installDependencies(root);
} catch (error) {
  fail(error.message);
}
if (command === 'install') process.exit(0);

// The IPC channel tells the command when this process dies, however it dies, so that nothing is left running.
const child = spawn(join(binaries, 'node'), [join(root, 'tools', `${command}.ts`), ...parameters], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: environment,
});
child.on('error', (error) => fail(`Node 22 could not be started: ${error.message}`));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // A terminal sends Ctrl-C to the child too: the child treats two signals in quick succession as one.
  process.on(signal, () => child.kill(signal));
}
// A signal to npm ends npm and its shell, but neither forwards it.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_CHECK_MS).unref();
}
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
