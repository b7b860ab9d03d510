import type { Actor } from '@pochitto/functions/domain/actor';
import type { PresetConfig } from '@pochitto/functions/domain/preset';
import { useEffect, useState } from 'react';
import { openComposer } from '../../lib/compose/open_composer.ts';

/** A cut-out with one of its people alone; null where everyone is shown, and until it is there. */
export function usePersonPicture(
  config: PresetConfig | null,
  cutOut: Blob | null,
  actor: Actor | null,
): ImageData | null {
  const [made, setMade] = useState<{ cutOut: Blob; key: string; picture: ImageData } | null>(null);
  const key = JSON.stringify(actor);
  const isWanted = config !== null && actor !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cut-out has no style, and the key stands for the actor.
  useEffect(() => {
    if (!config || !cutOut || !actor) return;
    let left = false;
    pictureOf(config, cutOut, actor).then(
      (picture) => !left && setMade({ cutOut, key, picture }),
      (error: unknown) => console.warn('A person could not be shown alone.', error),
    );
    return () => {
      left = true;
    };
  }, [isWanted, cutOut, key]);
  return made?.cutOut === cutOut && made.key === key ? made.picture : null;
}

async function pictureOf(config: PresetConfig, cutOut: Blob, actor: Actor): Promise<ImageData> {
  const composer = await openComposer(config);
  try {
    await composer.addCutOut('set', new Uint8Array(await cutOut.arrayBuffer()), actor);
    return await composer.cutOutPicture('set');
  } finally {
    composer.close();
  }
}
