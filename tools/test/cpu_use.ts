/** Seconds of CPU: all, by part of the run and by test file, the dearest first. */
export interface CpuUse {
  readonly seconds: number;
  readonly parts: Record<string, number>;
  readonly files: Record<string, number>;
}

const nobody = 'between the files';

/** Adds up what was used; divides among files what they use together. */
export function cpuOf() {
  const parts = new Map<string, number>();
  const files = new Map<string, number>();
  const add = (to: Map<string, number>, name: string, seconds: number) =>
    to.set(name, (to.get(name) ?? 0) + seconds);
  return {
    add(part: string, seconds: number, ofFiles: readonly string[]): void {
      add(parts, part, seconds);
      if (ofFiles.length === 0) add(files, nobody, seconds);
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

const rounded = (seconds: number) => Math.round(seconds * 100) / 100;
