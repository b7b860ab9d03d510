// Runs one command with all its descendants, and ends all of them as soon as stdin closes: when the process that
// started the stack asks for it, and also when that process crashes or is killed.
//
// node supervise.ts <run id> <JSON array of paths to remove at the end> <command> [arguments]
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { endProcesses } from './end_processes.ts';

const [run = '', paths = '[]', command = '', ...parameters] = process.argv.slice(2);
const temporary = z.array(z.string()).parse(JSON.parse(paths));

let ending = false;
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await endProcesses(run);
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
  process.exit(code);
}

const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', () => end(127));
child.on('exit', (code) => end(code ?? 1));
for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', () => end(0));
process.stdin.on('end', () => end(0));
process.stdin.resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
