/** Whether a process shall die at every single step, instead of at those that differ: that takes an hour. */
const isEveryStep = process.env.POCHITTO_EVERY_STEP === '1';

/** How long a test may take that lets a process die again and again, ms. */
export const crashesTimeout = isEveryStep ? 3_600_000 : 240_000;

/** Of a row of equal steps: how many at its ends count, where what is around them differs. */
const ends = 3;

/**
 * At which of its `steps` a process shall die. What dies after one step leaves the same as what dies before the next,
 * so every other is enough; and of those in the midst of a long row of the same, each `stride`th.
 */
export function crashes(steps: number, stride: number): number[] {
  const all = Array.from({ length: steps }, (_, index) => index + 1);
  if (isEveryStep) return all;
  const differing = all.filter((step) => step % 2 === 1 || step === steps);
  return differing.filter(
    (_, index) => index < ends || index >= differing.length - ends || index % stride === 0,
  );
}
