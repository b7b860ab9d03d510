import { createHash } from 'node:crypto';
import type { SegmentModels } from './segment_models.ts';

type Run = (input: Float32Array) => Promise<Float32Array>;

/**
 * Number of results kept for each model, each 0.4 to 1.6 MB. A photo takes up to three runs of a model: the whole
 * photo, a crop and the mirrored crop.
 */
const kept = 6;

/**
 * Keeps the latest results of both segmentation models. The same photo is often cut out several times in a row: as
 * what it seems to be, then as a person or an object, then for the set, and again after a crash.
 */
export function withRememberedRuns(models: SegmentModels): SegmentModels {
  return {
    ...models,
    personClasses: remembered(models.personClasses),
    salientMask: remembered(models.salientMask),
  };
}

/** Wraps a model. Callers get copies, which they may change. A failed run is not kept. */
export function remembered(run: Run): Run {
  const results = new Map<string, Promise<Float32Array>>();
  return async (input) => {
    const bytes = new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    const key = createHash('sha1').update(bytes).digest('base64');
    const result = results.get(key) ?? run(input);
    // The latest used one moves to the end.
    results.delete(key);
    results.set(key, result);
    const [oldest] = results.keys();
    if (results.size > kept && oldest !== undefined) results.delete(oldest);
    try {
      return (await result).slice();
    } catch (error) {
      results.delete(key);
      throw error;
    }
  };
}
