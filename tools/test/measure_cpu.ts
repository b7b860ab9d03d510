import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, type ProcessSample, readProcesses } from './read_processes.ts';

/** CPU seconds: in total, by part of the run and by test file, most expensive first. */
interface CpuUse {
  readonly seconds: number;
  readonly parts: Record<string, number>;
  readonly files: Record<string, number>;
}

const noAccount = 'between the files';

const rounded = (seconds: number) => Math.round(seconds * 100) / 100;

const sampleMs = 1000;

/** Classifies a process by its command line: the first match counts. */
const parts: readonly [string, RegExp][] = [
  ['test files', /vitest\/dist\/workers\//],
  ['vitest', /vitest\.mjs/],
  ['chromium', /chromium|chrome/],
  ['functions', /function_process\.cjs|functionsEmulatorRuntime/],
  ['firestore emulator', /^java .*firestore/],
  ['other java', /^java|javac/],
  ['firebase-tools', /firebase\.js/],
  ['build', /tsc|vite build|tsgo/],
  ['npm test, with the sandboxes', /tools\/test\.ts/],
];

interface Known {
  readonly part: string;
  /** Process ID of the test worker that it belongs to. */
  readonly worker: number | null;
}

/**
 * Samples every process of this run and assigns its CPU seconds to parts of the run and to test files: a test's own
 * process and its children count for that file; shared processes (emulators, functions, sandboxes) are divided
 * among the files that run at that moment. Exact with one worker.
 *
 * @param folder where test processes record which file they run, see tests/support/note_file.ts.
 */
export function measureCpu(folder: string, isStackReady: () => boolean): { stop(): CpuUse } {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const known = new Map<number, Known>();
  const use = cpuOf();
  let before = new Map<number, ProcessSample>();
  /** Ended processes, by the living ancestor that has not yet reaped them: the CPU use that was already sampled. */
  const ended = new Map<number, { readonly pid: number; readonly seconds: number }>();

  const identify = (pid: number, now: Map<number, ProcessSample>): Known | null => {
    const found = known.get(pid);
    if (found) return found;
    const sample = now.get(pid);
    if (!sample || pid <= 1) return null;
    const above = pid === process.pid ? null : identify(sample.parent, now);
    if (pid !== process.pid && above === null) return null;
    const words = commandLine(pid);
    const named = parts.find(([, pattern]) => pattern.test(words))?.[0];
    const part = named ?? above?.part ?? 'other';
    const entry = { part, worker: part === 'test files' ? pid : (above?.worker ?? null) };
    // A process that was just forked still has its parent's command line.
    if (before.has(pid)) known.set(pid, entry);
    return entry;
  };

  const sample = () => {
    const now = readProcesses();
    const files = runningFiles(folder);
    const usedBy = (pid: number, seconds: number) => {
      const of = known.get(pid) ?? identify(pid, now);
      if (of === null || seconds <= 0) return;
      if (of.worker !== null) use.add(of.part, seconds, [files.get(of.worker) ?? 'start of a test process']);
      else if (!isStackReady()) use.add(of.part, seconds, ['start of the stack']);
      else use.add(of.part, seconds, [...files.values()]);
    };
    for (const each of before.values()) {
      if (now.has(each.pid) || !known.has(each.pid)) continue;
      const above = livingAbove(each, before, now);
      if (above === null) continue;
      const seen = ended.get(above) ?? { pid: each.pid, seconds: 0 };
      ended.set(above, { pid: seen.pid, seconds: seen.seconds + each.own + each.ofDead });
    }
    for (const [pid, { own, ofDead }] of now) {
      const last = before.get(pid);
      usedBy(pid, own - (last?.own ?? 0));
      const ofEnded = ofDead - (last?.ofDead ?? ofDead);
      if (ofEnded <= 0) continue;
      // Their use up to the last sample is already counted.
      const seen = ended.get(pid) ?? { pid, seconds: 0 };
      usedBy(seen.pid, ofEnded - seen.seconds);
      if (ofEnded >= seen.seconds) ended.delete(pid);
      else ended.set(pid, { ...seen, seconds: seen.seconds - ofEnded });
    }
    before = now;
  };
  const timer = setInterval(sample, sampleMs);
  return {
    stop() {
      clearInterval(timer);
      sample();
      rmSync(folder, { recursive: true, force: true });
      return use.total();
    },
  };
}

/** Returns the first ancestor that is still running; null if none is known. */
function livingAbove(
  { parent }: ProcessSample,
  before: Map<number, ProcessSample>,
  now: Map<number, ProcessSample>,
): number | null {
  if (now.has(parent)) return parent;
  const above = before.get(parent);
  return above ? livingAbove(above, before, now) : null;
}

/** Process id of a test worker → the file it runs. */
function runningFiles(folder: string): Map<number, string> {
  const files = new Map<number, string>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const file = readFileSync(join(folder, name), 'utf8');
    if (file !== '') files.set(Number(name), file);
  }
  return files;
}

/** Writes the figures as JSON, and prints the twenty most expensive files. */
export function reportCpu(path: string, { seconds, parts: byPart, files }: CpuUse): void {
  writeFileSync(path, `${JSON.stringify({ seconds, parts: byPart, files }, null, 2)}\n`);
  const lines = (of: Record<string, number>) =>
    Object.entries(of)
      .slice(0, 20)
      .map(([name, used]) => `${used.toFixed(1).padStart(8)} s  ${name}`);
  console.log(`CPU: ${Math.round(seconds)} s\n${[...lines(byPart), '', ...lines(files)].join('\n')}`);
}

/** Adds up the use; divides shared use among files. */
function cpuOf() {
  const parts = new Map<string, number>();
  const files = new Map<string, number>();
  const add = (to: Map<string, number>, name: string, seconds: number) =>
    to.set(name, (to.get(name) ?? 0) + seconds);
  return {
    add(part: string, seconds: number, ofFiles: readonly string[]): void {
      add(parts, part, seconds);
      if (ofFiles.length === 0) add(files, noAccount, seconds);
      for (const file of ofFiles) add(files, file, seconds / ofFiles.length);
    },
    total(): CpuUse {
      const seconds = [...parts.values()].reduce((sum, each) => sum + each, 0);
      return { seconds: rounded(seconds), parts: dearestFirst(parts), files: dearestFirst(files) };
    },
  };
}

function dearestFirst(of: Map<string, number>): Record<string, number> {
  const sorted = [...of].toSorted(([, one], [, other]) => other - one);
  return Object.fromEntries(sorted.map(([name, seconds]) => [name, rounded(seconds)]));
}
