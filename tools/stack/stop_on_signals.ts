const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C in a terminal arrives twice: from the terminal, and forwarded by tools/run.mjs. */
const SAME_SIGNAL_MS = 1000;

/**
 * Ends this process on request (Ctrl-C, SIGTERM, or the end of its parent process): after `stop`, or immediately on
 * a second request. Supervised processes end in either case.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let asked: number | undefined;
  const ask = async () => {
    if (asked !== undefined) {
      if (Date.now() - asked > SAME_SIGNAL_MS) process.exit(130);
      return;
    }
    asked = Date.now();
    try {
      await stop();
    } finally {
      process.exit(0);
    }
  };
  for (const signal of SIGNALS) process.on(signal, ask);
  process.on('disconnect', ask);
}
