import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { normalisePhoto } from '../../../functions/src/engine/photo/normalise_photo.ts';
import { photoPixels } from '../../../functions/src/engine/photo/photo_pixels.ts';
import { findSubject } from '../../../functions/src/engine/segment/find_subject.ts';
import { loadSegmentModels } from '../../../functions/src/engine/segment/segment_models.ts';

/** Cuts out a photo repeatedly with warm models; returns the share of time spent on faces, for each run. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const warmUps = 2;
const runs = 7;
const models = await loadSegmentModels();
const { png } = await normalisePhoto(await readFile(String(workerData)));
const photo = await photoPixels(png);
let onFaces = 0;
const timed =
  <Parameters extends unknown[], Result>(look: (...parameters: Parameters) => Promise<Result>) =>
  async (...parameters: Parameters): Promise<Result> => {
    const started = performance.now();
    const found = await look(...parameters);
    onFaces += performance.now() - started;
    return found;
  };
const watched = {
  ...models,
  faceDetector: timed(models.faceDetector),
  faceMesh: timed(models.faceMesh),
};
const shares: number[] = [];
for (let run = 0; run < warmUps + runs; run++) {
  onFaces = 0;
  const started = performance.now();
  await findSubject(photo, null, 'auto', watched);
  if (run >= warmUps) shares.push(onFaces / (performance.now() - started));
}
parentPort.postMessage(shares);
