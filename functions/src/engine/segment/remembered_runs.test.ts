import { describe, expect, it } from 'vitest';
import { remembered } from './remembered_runs.ts';

/** A model that doubles its input and counts its runs. */
function countingModel() {
  const counted = { runs: 0 };
  const run = async (input: Float32Array) => {
    counted.runs += 1;
    return input.map((value) => value * 2);
  };
  return { counted, run: remembered(run) };
}

const input = (value: number) => Float32Array.of(value, value + 1);

describe('remembered runs of a model', () => {
  it('run the model once for the same input, also when both callers ask at once', async () => {
    const { counted, run } = countingModel();
    const [one, other] = await Promise.all([run(input(1)), run(input(1))]);
    expect(counted.runs).toBe(1);
    expect(one).toEqual(Float32Array.of(2, 4));
    expect(other).toEqual(one);
  });

  it('stay as they were when a caller changes its copy', async () => {
    const { run } = countingModel();
    (await run(input(1))).fill(9);
    expect(await run(input(1))).toEqual(Float32Array.of(2, 4));
  });

  it('run the model again for another input, and for one that has not been used for long', async () => {
    const { counted, run } = countingModel();
    for (let value = 0; value < 7; value++) await run(input(value));
    expect(counted.runs).toBe(7);
    await run(input(6));
    expect(counted.runs).toBe(7);
    await run(input(0));
    expect(counted.runs).toBe(8);
  });

  it('do not keep a failure', async () => {
    let isBroken = true;
    const run = remembered(async (given) => {
      if (isBroken) throw new Error('The model failed.');
      return given;
    });
    await expect(run(input(1))).rejects.toThrow('The model failed.');
    isBroken = false;
    expect(await run(input(1))).toEqual(input(1));
  });
});
