import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { PochittoError } from '@pochitto/functions/domain/errors';
import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import type { CutOutFacts, FrameRequest, WorkerComposer } from './worker_composer.ts';

export type { ComposeRequest, CutOutFacts, FrameRequest } from './worker_composer.ts';

type Method = keyof WorkerComposer;
type Pixels = Awaited<ReturnType<WorkerComposer['sticker']>>;

/** Message from page to worker. */
export interface ComposerTask {
  readonly id: number;
  readonly work:
    | { readonly method: 'open'; readonly preset: PresetConfig }
    | { readonly method: Method; readonly parameters: readonly unknown[] };
}

/** Message from worker to page. */
export interface ComposerAnswer {
  readonly id: number;
  readonly result: unknown;
  readonly failure: { readonly code: ErrorCode | null; readonly message: string } | null;
}

/** A sticker on its whole canvas, with the places of its marks; null for one without acting. */
export interface ComposedSticker {
  readonly picture: ImageData;
  readonly places: ActingPlaces | null;
}

/** Draws stickers like the server, in a worker. Images are ImageData of their own size. */
export interface Composer {
  /** Draws with this preset from now on; cut-outs and photo are kept. */
  changePreset(preset: PresetConfig): Promise<void>;
  /**
   * Adds a stored cut-out (PNG with its note) under a key that the caller chooses: `set` or a message's ID. Of
   * several people, only `actor` is kept. The same key replaces the earlier cut-out.
   */
  addCutOut: WorkerComposer['addCutOut'];
  /** Sets the normalized photo (PNG), which touching up needs. */
  setPhoto: WorkerComposer['setPhoto'];
  /** Draws a cut-out with these strokes from now on, replacing all earlier ones; no strokes = as added. */
  touchUp: WorkerComposer['touchUp'];
  /** Returns an added cut-out with these strokes: what `touchUp` would draw with. */
  touchedPicture(
    key: string,
    strokes: TouchUp,
  ): Promise<{ readonly picture: ImageData; readonly frame: CutOutFacts['frame'] }>;
  /** Returns a cut-out as drawn, at its own size: `frame` says where it lies in the photo. */
  cutOutPicture(key: string): Promise<ImageData>;
  /** Draws a finished sticker, including ring and shadow. Throws PochittoError `message_script`. */
  sticker(request: Parameters<WorkerComposer['sticker']>[0]): Promise<ImageData>;
  /** Draws a sticker before it is trimmed, for an editor: nothing shifts except what the person moves. */
  wholeSticker(request: Parameters<WorkerComposer['sticker']>[0]): Promise<ComposedSticker>;
  /** Draws one frame for a product other than still stickers, including ring and shadow. */
  frame(request: FrameRequest, index: number): Promise<ComposedSticker>;
  /** Returns the check rules that the stickers drawn with this preset break. */
  faults: WorkerComposer['faults'];
  /** Draws the main (240 × 240) or tab (96 × 74) image; `stance` is that of the sticker it shows. */
  badge(...parameters: Parameters<WorkerComposer['badge']>): Promise<ImageData>;
  /** Terminates the worker and rejects pending calls. */
  close(): void;
}

/** Starts a composer for a set's preset. Keep one for as long as the set is on the page. */
export async function openComposer(preset: PresetConfig): Promise<Composer> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const { ask, close } = conversation(worker);
  const changePreset = async (changed: PresetConfig) => {
    await ask({ method: 'open', preset: changed });
  };
  await changePreset(preset);
  const call =
    <Name extends Method>(method: Name) =>
    // The worker answers with the result of the function of that name: both sides are from the same build.
    (...parameters: Parameters<WorkerComposer[Name]>) =>
      ask({ method, parameters }) as ReturnType<WorkerComposer[Name]>;
  const draw = async (picture: Promise<Pixels>): Promise<ImageData> => {
    const { data, width, height } = await picture;
    return new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height);
  };
  return {
    changePreset,
    addCutOut: call('addCutOut'),
    setPhoto: call('setPhoto'),
    touchUp: call('touchUp'),
    touchedPicture: async (key, strokes) => {
      const { frame, ...pixels } = await call('touchedPicture')(key, strokes);
      return { picture: await draw(Promise.resolve(pixels)), frame };
    },
    cutOutPicture: (key) => draw(call('cutOutPicture')(key)),
    sticker: (request) => draw(call('sticker')(request)),
    wholeSticker: async (request) => {
      const { picture, places } = await call('wholeSticker')(request);
      return { picture: await draw(Promise.resolve(picture)), places };
    },
    frame: async (request, index) => {
      const { picture, places } = await call('frame')(request, index);
      return { picture: await draw(Promise.resolve(picture)), places };
    },
    faults: call('faults'),
    badge: (...parameters) => draw(call('badge')(...parameters)),
    close,
  };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

function conversation(worker: Worker) {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const giveUp = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data: { id, result, failure } }: MessageEvent<ComposerAnswer>) => {
    const task = waiting.get(id);
    waiting.delete(id);
    if (!failure) task?.resolve(result);
    else task?.reject(failure.code ? new PochittoError(failure.code) : new Error(failure.message));
  });
  worker.addEventListener('error', ({ message }) => giveUp(`The composer broke: ${message}`));
  return {
    ask: (work: ComposerTask['work']): Promise<unknown> => {
      lastId += 1;
      const task: ComposerTask = { id: lastId, work };
      worker.postMessage(task);
      return new Promise((resolve, reject) => waiting.set(task.id, { resolve, reject }));
    },
    close: () => {
      worker.terminate();
      giveUp('The composer was closed.');
    },
  };
}
