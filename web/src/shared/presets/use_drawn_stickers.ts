import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import type { StickerFault } from '@pochitto/functions/domain/stamps/image';
import type { Actor } from '@pochitto/functions/domain/stamps/pose';
import { useEffect, useState } from 'react';
import type { ComposeRequest, Composer } from '../../lib/compose/open_composer.ts';

export interface Drawing {
  /**
   * The pictures drawn last; those of an earlier request stay until the new ones are ready. The first ones arrive
   * as each is drawn, in any order: until then, some are missing.
   */
  readonly pictures: readonly (ImageData | undefined)[];
  /** Check rules that these pictures break. */
  readonly faults: readonly StickerFault['ruleId'][];
  readonly state: 'drawing' | 'drawn' | 'failed';
}

interface Drawn extends Pick<Drawing, 'faults'> {
  readonly pictures: readonly ImageData[];
}

const nothing: Drawn = { pictures: [], faults: [] };

export type DrawRequest = Omit<ComposeRequest, 'cutOut'>;

/** Debounce delay before drawing, in ms. */
const pause = 120;

/**
 * Draws stickers like the server, in this browser, from a stored cut-out (of several people, only `actor`); null =
 * nothing to draw yet.
 */
export function useDrawnStickers(
  config: PresetConfig | null,
  cutOut: Blob | null,
  requests: readonly DrawRequest[],
  actor: Actor | null = null,
): Drawing {
  const [drawn, setDrawn] = useState<{ key: string; cutOut: Blob } & Drawn>();
  const [first, setFirst] = useState<{ key: string; cutOut: Blob } & Pick<Drawing, 'pictures'>>();
  const [failed, setFailed] = useState<{ key: string; cutOut: Blob }>();
  const key = JSON.stringify([config, requests, actor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all but the cut-out.
  useEffect(() => {
    if (!config || !cutOut) return;
    const work = { isOver: false, composer: null as Composer | null };
    const timer = setTimeout(() => {
      const onPicture = (place: number, picture: ImageData) => {
        if (work.isOver) return;
        setFirst((before) => {
          const known = before?.key === key && before.cutOut === cutOut ? before.pictures : [];
          return { key, cutOut, pictures: Object.assign(known.slice(), { [place]: picture }) };
        });
      };
      draw({ config, cutOut, requests, actor, onPicture }, work).then(
        (found) => found && setDrawn({ key, cutOut, ...found }),
        (error: unknown) => {
          if (work.isOver) return;
          console.warn('The stickers could not be drawn here.', error);
          setFailed({ key, cutOut });
        },
      );
    }, pause);
    return () => {
      work.isOver = true;
      clearTimeout(timer);
      work.composer?.close();
    };
  }, [key, cutOut]);

  const isFirst = drawn?.cutOut !== cutOut && first?.key === key && first.cutOut === cutOut;
  const { pictures, faults } = isFirst ? { ...nothing, ...first } : (drawn ?? nothing);
  if (failed?.key === key && failed.cutOut === cutOut) return { ...nothing, state: 'failed' };
  return { pictures, faults, state: drawn?.key === key && drawn.cutOut === cutOut ? 'drawn' : 'drawing' };
}

interface Wanted {
  readonly config: PresetConfig;
  readonly cutOut: Blob;
  readonly requests: readonly DrawRequest[];
  readonly actor: Actor | null;
  readonly onPicture: (place: number, picture: ImageData) => void;
}

/** Returns null if the result is no longer needed. */
async function draw(
  { config, cutOut, requests, actor, onPicture }: Wanted,
  work: { isOver: boolean; composer: Composer | null },
): Promise<Drawn | null> {
  const [{ openComposer }, bytes] = await Promise.all([
    import('../../lib/compose/open_composer.ts'),
    cutOut.arrayBuffer(),
  ]);
  if (work.isOver) return null;
  const composer = await openComposer(config);
  if (work.isOver) {
    composer.close();
    return null;
  }
  work.composer = composer;
  await composer.addCutOut('set', new Uint8Array(bytes), actor);
  const pictures = await Promise.all(
    requests.map(async (request, place) => {
      const picture = await composer.sticker({ ...request, cutOut: 'set' });
      onPicture(place, picture);
      return picture;
    }),
  );
  const faults = await composer.faults();
  return work.isOver ? null : { pictures, faults };
}
