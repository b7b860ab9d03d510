import { parentPort } from 'node:worker_threads';
import { type DrawnImage, finishSticker } from './finish_sticker.ts';
import type { FinishAnswer, FinishTask } from './finisher.ts';

/** A second thread for finishing stickers; first of all it says that it listens. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;

port.on('message', async ({ id, canvas, preset }: FinishTask) => {
  const answer = await finishSticker(canvas, preset).then(
    (image): FinishAnswer => ({ id, image, failure: null }),
    (error: unknown): FinishAnswer => ({ id, image: null, failure: String(error) }),
  );
  port.postMessage(answer, transferOf(answer.image));
});
port.postMessage('ready');

function transferOf(image: DrawnImage | null): ArrayBuffer[] {
  return image ? [image.png.buffer as ArrayBuffer] : [];
}
