import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import type { Actor } from '@pochitto/functions/domain/stamps/actor';
import type { StickerFault } from '@pochitto/functions/domain/stamps/image';
import { useEffect, useState } from 'react';
import type { ComposeRequest, Composer } from '../../lib/compose/open_composer.ts';

export interface Drawing {
  /** The last pictures that were drawn; those of an earlier question stay until the new ones are there. */
  readonly pictures: readonly ImageData[];
  /** Check rules that these pictures break. */
  readonly faults: readonly StickerFault['ruleId'][];
  readonly state: 'drawing' | 'drawn' | 'failed';
}

type Drawn = Pick<Drawing, 'pictures' | 'faults'>;

const nothing: Drawn = { pictures: [], faults: [] };

export type DrawRequest = Omit<ComposeRequest, 'cutOut'>;

/** A pause in changes after which it is worth drawing, in ms. */
const pause = 120;

/**
 * Stickers as the server would make them, drawn in this browser from a stored cut-out, of several people with `actor`
 * alone; null = nothing to draw yet.
 */
export function useDrawnStickers(
  config: PresetConfig | null,
  cutOut: Blob | null,
  requests: readonly DrawRequest[],
  actor: Actor | null = null,
): Drawing {
  const [drawn, setDrawn] = useState<{ key: string; cutOut: Blob } & Drawn>();
  const [failed, setFailed] = useState<{ key: string; cutOut: Blob }>();
  const key = JSON.stringify([config, requests, actor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for all but the cut-out.
  useEffect(() => {
    if (!config || !cutOut) return;
    const work = { isOver: false, composer: null as Composer | null };
    const timer = setTimeout(() => {
      draw(config, cutOut, requests, actor, work).then(
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

  const { pictures, faults } = drawn ?? nothing;
  if (failed?.key === key && failed.cutOut === cutOut) return { ...nothing, state: 'failed' };
  return { pictures, faults, state: drawn?.key === key && drawn.cutOut === cutOut ? 'drawn' : 'drawing' };
}

/** null when nobody waits for it any more. */
async function draw(
  config: PresetConfig,
  cutOut: Blob,
  requests: readonly DrawRequest[],
  actor: Actor | null,
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
    requests.map((request) => composer.sticker({ ...request, cutOut: 'set' })),
  );
  const faults = await composer.faults();
  return work.isOver ? null : { pictures, faults };
}
