import type { Actor } from '@pochitto/functions/domain/actor';
import type { PresetConfig } from '@pochitto/functions/domain/preset';
import { openComposer } from '../../lib/compose/open_composer.ts';
import { useLoad } from '../../lib/requests.ts';

/** A cut-out with one of its people alone; null where everyone is shown, and until it is there. */
export function usePersonPicture(
  config: PresetConfig | null,
  cutOut: Blob | null,
  actor: Actor | null,
): ImageData | null {
  // A cut-out has no style: any will do.
  const load = config && cutOut && actor ? () => pictureOf({ config, cutOut, actor }) : null;
  return useLoad(load, [config !== null, cutOut, JSON.stringify(actor)], 'A person could not be shown alone.')
    .value;
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
