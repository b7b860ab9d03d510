/** Whether a process crashes at every step instead of at a selection of them. That takes an hour. */
const isEveryStep = process.env.POCHITTO_EVERY_STEP === '1';

/** Timeout in ms of a test whose process crashes many times. */
export const crashTimeout = isEveryStep ? 3_600_000 : 240_000;

/** How many steps count at each end of a sequence, where the neighboring steps differ. */
const ends = 3;

/**
 * Returns the steps, from 1 to `steps`, at which a process is to crash. A crash after one step has the same effect as a
 * crash before the next, so every second step is enough; within a long sequence, every `stride`th of those.
 */
export function crashSteps(steps: number, stride: number): number[] {
  const all = Array.from({ length: steps }, (_, index) => index + 1);
  if (isEveryStep) return all;
  const differing = all.filter((step) => step % 2 === 1 || step === steps);
  return differing.filter(
    (_, index) => index < ends || index >= differing.length - ends || index % stride === 0,
  );
}
