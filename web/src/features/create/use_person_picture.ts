import type { Actor } from '@pochitto/functions/domain/actor';
import type { PresetConfig } from '@pochitto/functions/domain/preset';
import { useMemo } from 'react';
import { openComposer } from '../../lib/compose/open_composer.ts';
import { useLoaded } from '../../lib/use_loaded.ts';

/** A cut-out with one of its people alone; null where everyone is shown, and until it is there. */
export function usePersonPicture(
  config: PresetConfig | null,
  cutOut: Blob | null,
  actor: Actor | null,
): ImageData | null {
  const key = JSON.stringify(actor);
  const hasStyle = config !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a cut-out has no style, and the key stands for the actor.
  const wanted = useMemo(
    () => (config && cutOut && actor ? { config, cutOut, actor } : null),
    [hasStyle, cutOut, key],
  );
  return useLoaded(wanted, pictureOf, 'A person could not be shown alone.');
}

interface Wanted {
  readonly config: PresetConfig;
  readonly cutOut: Blob;
  readonly actor: Actor;
}

async function pictureOf({ config, cutOut, actor }: Wanted): Promise<ImageData> {
  const composer = await openComposer(config);
  try {
    await composer.addCutOut('set', new Uint8Array(await cutOut.arrayBuffer()), actor);
    return await composer.cutOutPicture('set');
  } finally {
    composer.close();
  }
}
