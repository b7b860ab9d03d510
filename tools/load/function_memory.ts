import { readFileSync } from 'node:fs';
import { commandLine, readProcesses } from '../test/read_processes.ts';

const functionProcess = /function_process\.cjs|functionsEmulatorRuntime/;

interface FunctionMemory {
  readonly stop: () => {
    /** Megabytes of all function processes at each quarter of the run. */
    readonly megabytes: readonly number[];
    /** Memory of the processes that run both halfway and at the end: at the end relative to halfway. */
    readonly growth: number;
  };
}

/** Megabytes by process ID. */
type Sample = ReadonlyMap<number, number>;

/** Watches the resident memory of the functions' processes (Linux) below this one. */
export function watchFunctionMemory(sampleMs = 2000): FunctionMemory {
  const samples = [measured()];
  const timer = setInterval(() => samples.push(measured()), sampleMs);
  return {
    stop() {
      clearInterval(timer);
      samples.push(measured());
      const at = (share: number): Sample => samples[Math.round(share * (samples.length - 1))] ?? new Map();
      const [half, end] = [at(0.5), at(1)];
      const both = [...half.keys()].filter((pid) => end.has(pid));
      const sum = (of: Sample, pids: Iterable<number>) =>
        [...pids].reduce((total, pid) => total + (of.get(pid) ?? 0), 0);
      return {
        megabytes: [0.25, 0.5, 0.75, 1].map((share) => Math.round(sum(at(share), at(share).keys()))),
        growth: both.length === 0 ? 1 : sum(end, both) / sum(half, both),
      };
    },
  };
}

function measured(): Sample {
  const processes = readProcesses();
  const isOurs = (pid: number): boolean => {
    if (pid === process.pid) return true;
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && parent > 1 && isOurs(parent);
  };
  const ours = [...processes.keys()].filter((pid) => functionProcess.test(commandLine(pid)) && isOurs(pid));
  return new Map(ours.map((pid) => [pid, residentMegabytes(pid)]));
}

function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
