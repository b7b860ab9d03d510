import { parentPort } from 'node:worker_threads';
import { isErrorCode, PochittoError } from '../../domain/errors.ts';
import { findSubject } from './find_subject.ts';
import { loadPersonClasses } from './person_classes.ts';
import type { SegmentAnswer, SegmentTask } from './segment_photo.ts';

/** The worker thread: loads the person model once and answers tasks in the order they come. */
if (!parentPort) throw new Error('Runs as a worker thread only.');
const port = parentPort;
const model = loadPersonClasses();
model.catch(() => undefined); // Reported by the task that needs it.

let queue: Promise<void> = Promise.resolve();
port.on('message', (task: SegmentTask) => {
  queue = queue.then(() => answer(task));
});

async function answer(task: SegmentTask): Promise<void> {
  try {
    const personClasses = await model;
    const cutOut = task.photo ? await findSubject(task.photo, task.alpha, task.subject, personClasses) : null;
    send({ id: task.id, cutOut, failure: null }, cutOut ? [cutOut.pixels.buffer as ArrayBuffer] : []);
  } catch (error) {
    const code = error instanceof PochittoError && isErrorCode(error.code) ? error.code : null;
    send({ id: task.id, cutOut: null, failure: { code, message: String(error) } }, []);
  }
}

function send(reply: SegmentAnswer, transfer: ArrayBuffer[]): void {
  port.postMessage(reply, transfer);
}
