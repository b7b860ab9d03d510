import { useEffect, useState } from 'react';
import type { AnimationWeight } from '../../../lib/compose/weigh_animation.ts';
import { isStored, useEditor } from '../use_editor.ts';
import type { Played } from './player.ts';
import { usePlayerState } from './use_player.ts';

interface Weight {
  /** null while unknown. */
  readonly bytes: number | null;
  /** Frames that differ; null if the size is that of the stored file. */
  readonly frames: number | null;
  /** Whether it is the size of the stored file. */
  readonly isExact: boolean;
}

/** Debounce delay before an animation is measured, in ms. */
const quiet = 300;

/** File size of the selected sticker: as stored, or as it would be saved now. */
export function useWeight(): Weight {
  const editor = useEditor();
  const { chosenId: id, images } = editor;
  const played = usePlayerState((state) => state.played);
  const pictures = usePlayerState((state) => state.pictures);
  const [scales, setScales] = useState<Scales | null>(null);
  const [weighed, setWeighed] = useState<{ readonly of: Played; readonly weight: AnimationWeight } | null>(
    null,
  );
  const stored = isStored(editor, id) ? (images.get(id)?.bytes ?? null) : null;
  const isReady = played?.isWhole === true && played.id === id && pictures.every((each) => each !== null);
  useEffect(() => {
    const opened = openScales();
    setScales(opened);
    return () => opened.close();
  }, []);
  useEffect(() => {
    if (stored !== null || !isReady || !played || !scales) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const weight = await scales.weigh(pictures.filter((each) => each !== null));
      if (!isOver) setWeighed({ of: played, weight });
    }, quiet);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [stored, isReady, played, pictures, scales]);
  if (stored !== null) return { bytes: stored, frames: null, isExact: true };
  const own = weighed && weighed.of === played ? weighed.weight : null;
  return { bytes: own?.bytes ?? null, frames: own?.frames ?? null, isExact: false };
}

/** Measures animations in a worker, one after another. */
interface Scales {
  weigh(frames: readonly ImageData[]): Promise<AnimationWeight>;
  close(): void;
}

function openScales(): Scales {
  const worker = new Worker(new URL('../../../lib/compose/weigh_worker.ts', import.meta.url), {
    type: 'module',
  });
  const waiting: ((weight: AnimationWeight) => void)[] = [];
  // Answers arrive in the order of the requests, from the same build.
  worker.addEventListener('message', ({ data }: MessageEvent<AnimationWeight>) => waiting.shift()?.(data));
  return {
    weigh: (frames) => {
      worker.postMessage(frames.map(({ width, height, data }) => ({ width, height, data })));
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => worker.terminate(),
  };
}
