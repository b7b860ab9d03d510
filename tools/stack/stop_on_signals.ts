const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal's Ctrl-C arrives twice: from the terminal, and passed on by tools/run.mjs. */
const SAME_SIGNAL_MS = 1000;

/**
 * Ends this process when it is asked to (Ctrl-C, SIGTERM, or the end of the process that started it): after `stop`,
 * or at once when asked again. Supervised processes end in either case.
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
