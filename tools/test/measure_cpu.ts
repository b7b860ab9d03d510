import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, type ProcessSample, readProcesses } from './read_processes.ts';

/** Seconds of CPU: all, by part of the run and by test file, the dearest first. */
interface CpuUse {
  readonly seconds: number;
  readonly parts: Record<string, number>;
  readonly files: Record<string, number>;
}

const noAccount = 'between the files';

const rounded = (seconds: number) => Math.round(seconds * 100) / 100;

const sampleMs = 1000;

/** What a process is, by its command line: the first that fits. */
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
  /** Process id of the test worker that it belongs to. */
  readonly worker: number | null;
}

/**
 * Samples every process of this run and counts its CPU seconds for parts of the run and for test files: what a test's own
 * process and its children use is that file's; what all use together (emulators, functions, sandboxes) is divided among the
 * files that run at that moment. Exact with one worker.
 *
 * @param folder where test processes say which file they run, see tests/support/note_file.ts.
 */
export function measureCpu(folder: string, isStackReady: () => boolean): { stop(): CpuUse } {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const known = new Map<number, Known>();
  const use = cpuOf();
  let before = new Map<number, ProcessSample>();
  /** Processes that ended, by who still lives above them and has not yet asked about them: what was seen of their use. */
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
    // A process that has just been forked still has its parent's words.
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
      // What they used until they were seen last is counted already.
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

/** The first ancestor that has not ended; null where none is known. */
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

/** Writes the figures as JSON, and the twenty dearest files in words. */
export function reportCpu(path: string, { seconds, parts: byPart, files }: CpuUse): void {
  writeFileSync(path, `${JSON.stringify({ seconds, parts: byPart, files }, null, 2)}\n`);
  const lines = (of: Record<string, number>) =>
    Object.entries(of)
      .slice(0, 20)
      .map(([name, used]) => `${used.toFixed(1).padStart(8)} s  ${name}`);
  console.log(`CPU: ${Math.round(seconds)} s\n${[...lines(byPart), '', ...lines(files)].join('\n')}`);
}

/** Adds up what was used; divides among files what they use together. */
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
