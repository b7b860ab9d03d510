import { parentPort } from 'node:worker_threads';
import { finishAnimation } from './finish_animation.ts';
import { finishSticker } from './finish_sticker.ts';
import type { FinishAnswer, FinishTask } from './finisher.ts';

/** The worker thread that finishes stickers. It posts `ready` before anything else. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;

port.on('message', (task: FinishTask) => {
  const answer = answerTo(task);
  port.postMessage(answer, answer.image ? [answer.image.png.buffer as ArrayBuffer] : []);
});
port.postMessage('ready');

function answerTo({ id, still, moving }: FinishTask): FinishAnswer {
  try {
    if (moving) return { id, image: finishAnimation(moving), failure: null };
    if (still) return { id, image: finishSticker(still), failure: null };
    return { id, image: null, failure: 'There is nothing to finish.' };
  } catch (error) {
    return { id, image: null, failure: String(error) };
  }
}
