import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** One process at one moment; times are seconds of CPU, user and system. */
export interface ProcessSample {
  readonly pid: number;
  readonly parent: number;
  /** Of the process itself. */
  readonly own: number;
  /** Of its children that have ended and that it has asked about, with theirs. */
  readonly ofDead: number;
}

/** Every process of this machine (Linux). */
export function readProcesses(): Map<number, ProcessSample> {
  const found = new Map<number, ProcessSample>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = textOf(`/proc/${name}/stat`);
    if (stat === '') continue;
    // The command before it may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (...at: number[]) =>
      at.reduce((sum, each) => sum + Number(fields[each]), 0) / ticksPerSecond;
    const pid = Number(name);
    found.set(pid, { pid, parent: Number(fields[1]), own: seconds(11, 12), ofDead: seconds(13, 14) });
  }
  return found;
}

/** Its words with spaces between; empty when it has ended. */
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
