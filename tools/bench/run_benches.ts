import { writeFile } from 'node:fs/promises';
import { z } from 'zod';

export const benchSchema = z.object({
  name: z.string().regex(/^[a-z]+\.[a-z0-9_]+$/),
  unit: z.string(),
  /** Maximum of the value, or minimum with `atLeast`. */
  goal: z.number(),
  atLeast: z.boolean().optional(),
  run: z.custom<() => Promise<number[]>>((value) => typeof value === 'function'),
});

/** What a file in tools/bench exports as `benches`: a name, a goal, and a function that takes samples. */
export type Bench = z.infer<typeof benchSchema>;

interface Measured {
  value: number;
  unit: string;
  goal: number;
  holds: boolean;
  samples: number[];
}

/**
 * Runs benchmarks one after another. A failure is reported, and the others still run.
 *
 * @param options.json file with the results, written after each benchmark: name → measured values, or `{ error }`.
 * @returns the number of failures.
 */
export async function runBenches(
  benches: readonly Bench[],
  { json, say }: { json: string | null; say: (line: string) => void },
): Promise<number> {
  const results: Record<string, Measured | { error: string }> = {};
  let failed = 0;
  for (const bench of benches) {
    say(`${bench.name} …`);
    try {
      const result = await measure(bench);
      results[bench.name] = result;
      say(lineOf(bench.name, result));
    } catch (error) {
      failed += 1;
      const message = error instanceof Error ? error.message : String(error);
      results[bench.name] = { error: message };
      say(`${bench.name.padEnd(26)}FAILED: ${message}`);
    }
    if (json) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
  }
  return failed;
}

async function measure(bench: Bench): Promise<Measured> {
  const samples = await bench.run();
  const round = (value: number) => Number(value.toPrecision(4));
  const value = round(median(samples));
  return {
    value,
    unit: bench.unit,
    goal: bench.goal,
    holds: bench.atLeast ? value >= bench.goal : value <= bench.goal,
    samples: samples.map(round),
  };
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[sorted.length % 2 ? middle : middle - 1],
    sorted[middle],
  ];
  return (low + high) / 2;
}

function lineOf(name: string, { value, unit, goal, holds }: Measured): string {
  const shown = `${value} ${unit}`.padStart(14);
  return `${name.padEnd(26)}${shown}   goal ${String(goal).padStart(6)}   ${holds ? 'holds' : 'MISSED'}`;
}
