import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RUN_VARIABLE } from './end_processes.ts';

export interface Supervised {
  /** Passes on each line of its standard output and error. */
  onLine(read: (line: string) => void): void;
  /** Resolves with the exit code when it has ended, also after `stop`. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts a command that leaves nothing behind: all its descendants end with `stop`, with the command itself, or
 * with this process, even when that is killed. In its own process group, so that Ctrl-C reaches only this process,
 * which then shuts down in order.
 *
 * @param options.removeAfterwards paths that are deleted at the very end, recursively.
 */
export function startSupervised(
  command: readonly string[],
  options: { cwd: string; environment: Record<string, string | undefined>; removeAfterwards?: string[] },
): Supervised {
  const run = `${process.pid}-${process.hrtime.bigint()}`;
  const supervisor = join(import.meta.dirname, 'supervise.ts');
  const child = spawn(
    process.execPath,
    [supervisor, run, JSON.stringify(options.removeAfterwards ?? []), ...command],
    {
      cwd: options.cwd,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...options.environment, [RUN_VARIABLE]: run },
    },
  );
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  return {
    onLine(read) {
      for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read);
    },
    ended,
    async stop() {
      child.stdin.destroy();
      await ended;
    },
  };
}
