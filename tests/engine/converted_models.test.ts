import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { loadModel } from '../../functions/src/engine/segment/model.ts';
import { convertedModels } from '../../tools/models/converted_models.ts';
import type { LiteRtTask } from './litert_worker.ts';

const liteRt = new Worker(new URL('./litert_worker.ts', import.meta.url), { stdout: true, stderr: true });
afterAll(() => liteRt.terminate());

/** Side of each model's input, px. */
const sides = {
  selfie_multiclass_256x256: 256,
  face_detection_short_range: 128,
  face_landmark: 192,
} as const;

describe.each(convertedModels)('converted model $name', ({ name, source, convert }) => {
  it('is what the conversion of the published model gives', async () => {
    const kept = await readFile(new URL(`../../functions/models/${name}.onnx`, import.meta.url));
    expect(Buffer.compare(await convert(), kept)).toBe(0);
  });

  it('computes what the published model does', async () => {
    const side = sides[name];
    const shape = [1, side, side, 3];
    const input = await photoOf(side);
    const task: LiteRtTask = { model: await source(), input, shape };
    liteRt.postMessage(task);
    const [expected]: Float32Array[][] = await once(liteRt, 'message');
    const run = await loadModel(`${name}.onnx`);
    const found = await run(input, shape);
    expect(found.map(({ length }) => length)).toEqual(expected?.map(({ length }) => length));
    for (const [index, output] of found.entries()) {
      const { mean, largest } = difference(output, expected?.[index]);
      expect(mean).toBeLessThan(0.001);
      expect(largest).toBeLessThan(0.02);
    }
  });
});

/** A photo of a person, squeezed into a square: values -1..1. */
async function photoOf(side: number): Promise<Float32Array> {
  const file = new URL('../photos/portrait_1024.jpg', import.meta.url);
  const pixels = sharp(await readFile(file))
    .resize(side, side, { fit: 'fill' })
    .removeAlpha()
    .raw();
  return Float32Array.from(await pixels.toBuffer(), (value) => value / 127.5 - 1);
}

/** Mean and largest difference, as shares of the range of the expected values. */
function difference(found: Float32Array, expected: Float32Array | undefined) {
  let [largest, sum, least, most] = [0, 0, Infinity, -Infinity];
  for (const [at, value] of found.entries()) {
    const wanted = expected?.[at] ?? Number.NaN;
    const apart = Math.abs(value - wanted);
    least = Math.min(least, wanted);
    most = Math.max(most, wanted);
    largest = Math.max(largest, apart);
    sum += apart;
  }
  const range = most - least || 1;
  return { mean: sum / found.length / range, largest: largest / range };
}
