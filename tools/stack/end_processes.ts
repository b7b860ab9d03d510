import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Every process of a stack inherits this environment variable; its value is the run's id. */
export const RUN_VARIABLE = 'POCHITTO_STACK_RUN';
const PAUSE_MS = 25;
const GONE_WITHIN_MS = 15_000;

/**
 * Kills every process of the run except this one and its parent, including grandchildren in other sessions.
 * Resolves when all are gone and have released memory, ports and files.
 */
export async function endProcesses(run: string): Promise<void> {
  const deadline = performance.now() + GONE_WITHIN_MS;
  const killed = new Set<number>();
  while (performance.now() < deadline) {
    for (const pid of processesOf(run)) {
      kill(pid);
      killed.add(pid);
    }
    // A terminating process has already lost its environment, but still holds its ports.
    if (![...killed].some(isThere)) return;
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

/** Empty for a process that is not ours, is terminating, or is a zombie. */
function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

/** Also false for a zombie whose threads have all ended: it holds nothing, and waits for its parent to reap it. */
function isThere(pid: number): boolean {
  try {
    if (!existsSync('/proc/self/stat')) return process.kill(pid, 0);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const isZombie = /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
    return !isZombie || readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
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
    // It has ended meanwhile.
  }
}
