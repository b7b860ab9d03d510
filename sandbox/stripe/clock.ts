/** The sandbox's clock: real time plus an offset that tests may advance. In seconds, as in Stripe's API. */
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
