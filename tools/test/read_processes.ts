import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** A sample of one process; times are CPU seconds, user and system. */
export interface ProcessSample {
  readonly pid: number;
  readonly parent: number;
  /** Of the process itself. */
  readonly own: number;
  /** Of its ended children that it has reaped, including theirs. */
  readonly ofDead: number;
}

/** Reads every process of this machine (Linux). */
export function readProcesses(): Map<number, ProcessSample> {
  const found = new Map<number, ProcessSample>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = textOf(`/proc/${name}/stat`);
    if (stat === '') continue;
    // The command before it may contain spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (...at: number[]) =>
      at.reduce((sum, each) => sum + Number(fields[each]), 0) / ticksPerSecond;
    const pid = Number(name);
    found.set(pid, { pid, parent: Number(fields[1]), own: seconds(11, 12), ofDead: seconds(13, 14) });
  }
  return found;
}

/** Returns the command line, separated by spaces; empty if the process has ended. */
export function commandLine(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
