import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { useEffect, useRef, useState } from 'react';
import { type ComposedSticker, type Composer, openComposer } from '../../lib/compose/open_composer.ts';
import type { DrawRequest } from '../../shared/presets/use_drawn_stickers.ts';

/**
 * Draws a sticker on its untrimmed canvas, with the places of its parts, from a stored cut-out, and again at every
 * change; while one is drawn, only the newest change is queued. null until the first is drawn.
 */
export function useWholeSticker(
  config: PresetConfig,
  cutOut: Blob,
  request: DrawRequest,
): ComposedSticker | null {
  const [drawn, setDrawn] = useState<ComposedSticker | null>(null);
  const work = useRef({ composer: null as Composer | null, wanted: '', isBusy: false });
  const wanted = JSON.stringify(request);
  const style = JSON.stringify(config);

  const draw = useRef(async () => {
    const now = work.current;
    if (now.isBusy || !now.composer) return;
    now.isBusy = true;
    try {
      for (let done = ''; now.composer && done !== now.wanted; ) {
        done = now.wanted;
        const { composer } = now;
        const sticker = await composer.wholeSticker({ ...JSON.parse(done), cutOut: 'set' });
        if (composer === now.composer) setDrawn(sticker);
      }
    } catch (error) {
      if (now.composer) console.warn('The sticker could not be drawn here.', error);
    }
    now.isBusy = false;
  }).current;

  useEffect(() => {
    let left = false;
    const opening = Promise.all([openComposer(JSON.parse(style)), cutOut.arrayBuffer()]).then(
      async ([composer, bytes]) => {
        if (!left) await composer.addCutOut('set', new Uint8Array(bytes));
        if (left) return composer.close();
        work.current.composer = composer;
        return draw();
      },
    );
    opening.catch((error: unknown) => left || console.warn('The sticker could not be drawn here.', error));
    return () => {
      left = true;
      work.current.composer?.close();
      work.current.composer = null;
    };
  }, [style, cutOut, draw]);

  useEffect(() => {
    work.current.wanted = wanted;
    draw();
  }, [wanted, draw]);

  return drawn;
}
