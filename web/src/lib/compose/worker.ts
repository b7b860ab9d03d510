import type { Pixels } from '@pochitto/functions/compose/surface';
import { PochittoError } from '@pochitto/functions/domain/errors';
import type { ComposerAnswer, ComposerTask } from './open_composer.ts';
import { type Materials, openWorkerComposer, type WorkerComposer } from './worker_composer.ts';

/**
 * The composer's worker, so that an edit does not block the page. The first message sets the preset, later ones may
 * change it.
 */
let composer: WorkerComposer | null = null;
const materials: Materials = { given: new Map(), drawn: new Map(), photo: null };

addEventListener('message', async ({ data: { id, work } }: MessageEvent<ComposerTask>) => {
  try {
    const result = await perform(work);
    const answer: ComposerAnswer = { id, result, failure: null };
    postMessage(answer, { transfer: pixelsIn(result).map(({ data }) => data.buffer) });
  } catch (error) {
    const code = error instanceof PochittoError ? error.code : null;
    const answer: ComposerAnswer = { id, result: null, failure: { code, message: String(error) } };
    postMessage(answer);
  }
});

async function perform(work: ComposerTask['work']): Promise<unknown> {
  if (work.method === 'open') {
    composer = openWorkerComposer(work.preset, materials);
    return null;
  }
  if (!composer) throw new Error('The composer is not open yet.');
  const method: (...parameters: never[]) => Promise<unknown> = composer[work.method];
  return method(...(work.parameters as never[]));
}

/** Returns the pixels in a result, which are transferred instead of copied. */
function pixelsIn(result: unknown): Pixels[] {
  if (isPixels(result)) return [result];
  const isAround = typeof result === 'object' && result !== null && 'picture' in result;
  return isAround && isPixels(result.picture) ? [result.picture] : [];
}

function isPixels(result: unknown): result is Pixels {
  return typeof result === 'object' && result !== null && 'data' in result;
}
