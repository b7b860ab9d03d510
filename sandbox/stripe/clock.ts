/** The sandbox's own time: real time plus whatever it has been moved. Seconds, as Stripe counts. */
export interface Clock {
  /** Seconds since the Unix epoch. */
  now(): number;
  milliseconds(): number;
  advance(seconds: number): void;
  reset(): void;
}

export function clock(): Clock {
  let movedBy = 0;
  const milliseconds = () => Date.now() + movedBy;
  return {
    now: () => Math.floor(milliseconds() / 1000),
    milliseconds,
    advance(seconds) {
      if (!(seconds >= 0)) throw new RangeError('The clock only moves forward.');
      movedBy += seconds * 1000;
    },
    reset() {
      movedBy = 0;
    },
  };
}
