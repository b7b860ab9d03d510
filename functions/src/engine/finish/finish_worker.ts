import { parentPort } from 'node:worker_threads';
import { type FinishedSticker, finishSticker } from './finish_sticker.ts';
import type { FinishAnswer, FinishTask } from './finisher.ts';

/** A second thread for finishing stickers; first of all it says that it listens. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;

port.on('message', (task: FinishTask) => {
  const answer = answerTo(task);
  port.postMessage(answer, transferOf(answer.image));
});
port.postMessage('ready');

function answerTo({ id, canvas, preset }: FinishTask): FinishAnswer {
  try {
    return { id, image: finishSticker(canvas, preset), failure: null };
  } catch (error) {
    return { id, image: null, failure: String(error) };
  }
}

function transferOf(image: FinishedSticker | null): ArrayBuffer[] {
  return image ? [image.png.buffer as ArrayBuffer] : [];
}
