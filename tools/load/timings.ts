/** Result of one try of an action. */
interface Try {
  readonly action: string;
  readonly ms: number;
  /** null on success; else the code of the refusal, or the error message. */
  readonly problem: string | null;
}

/** The refusal code of our own limits: the only failure allowed under load. */
const limitCode = 'too_often';

export interface Timings {
  /**
   * Runs an action and records its duration.
   *
   * @returns its value; null if it failed.
   */
  readonly time: <Value>(action: string, run: () => Promise<Value>) => Promise<Value | null>;
  /** A Markdown table: each action with its tries, p50 and p95 of successful ones, refusals by limits, and errors. */
  readonly table: () => string;
  /** Errors other than limits, each with its count. */
  readonly errors: () => readonly string[];
}

export function timings(): Timings {
  const tries: Try[] = [];
  return {
    async time(action, run) {
      const started = performance.now();
      const record = (problem: string | null) =>
        tries.push({ action, ms: performance.now() - started, problem });
      try {
        const value = await run();
        record(null);
        return value;
      } catch (error) {
        record(problemOf(error));
        return null;
      }
    },
    table() {
      const rows = [...Map.groupBy(tries, ({ action }) => action)].map(([action, all]) => {
        const good = all.filter(({ problem }) => problem === null).map(({ ms }) => ms);
        const limited = all.filter(({ problem }) => problem === limitCode).length;
        const failed = all.length - good.length - limited;
        return `| ${action} | ${all.length} | ${shown(good, 0.5)} | ${shown(good, 0.95)} | ${limited} | ${failed} |`;
      });
      return ['| Action | Tries | p50 | p95 | Limited | Errors |', '|---|---|---|---|---|---|', ...rows].join(
        '\n',
      );
    },
    errors() {
      const wrong = tries.filter(({ problem }) => problem !== null && problem !== limitCode);
      return [...Map.groupBy(wrong, ({ action, problem }) => `${action}: ${problem}`)].map(
        ([text, all]) => `${all.length} × ${text}`,
      );
    },
  };
}

function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'details' in error ? (error.details as { code?: unknown } | null)?.code : undefined;
  return typeof code === 'string' ? code : error.message.slice(0, 200);
}

/** The nearest-rank percentile, in seconds. */
function shown(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return value === undefined ? '–' : `${(value / 1000).toFixed(2)} s`;
}
