import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Every process of a stack inherits this environment variable; its value is the run's id. */
export const RUN_VARIABLE = 'POCHITTO_STACK_RUN';
const ROUNDS = 40;
const PAUSE_MS = 25;

/** Kills every process of the run except this one, its parent and grandchildren in other sessions included. */
export async function endProcesses(run: string): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const left = processesOf(run);
    if (left.length === 0) return;
    for (const pid of left) kill(pid);
    await pause(PAUSE_MS);
  }
}

/** Process ids of the run: by environment on Linux, elsewhere the descendants of this process. */
function processesOf(run: string): number[] {
  const found = existsSync('/proc/self/environ') ? byEnvironment(run) : descendants(process.pid);
  return found.filter((pid) => pid !== process.pid);
}

function byEnvironment(run: string): number[] {
  const mark = `${RUN_VARIABLE}=${run}`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environment(pid).split('\0').includes(mark))
    .map(Number);
}

/** Empty for a process that is not ours, has just ended, or is a zombie. */
function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

function descendants(ancestor: number): number[] {
  const children = new Map<number, number[]>();
  for (const line of execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid !== undefined && parent !== undefined)
      children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const collect = (pid: number): number[] =>
    (children.get(pid) ?? []).flatMap((child) => [child, ...collect(child)]);
  return collect(ancestor);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
