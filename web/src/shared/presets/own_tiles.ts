import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import type { Actor } from '@pochitto/functions/domain/stamps/pose';
import type { ComposeRequest, Composer } from '../../lib/compose/open_composer.ts';
import { type TileQueue, tileQueue } from './tile_queue.ts';

/** A sticker of the person's own photo in a style that can be chosen. */
export interface OwnTile {
  readonly config: PresetConfig;
  readonly request: Omit<ComposeRequest, 'cutOut'>;
}

export type OwnTiles = TileQueue<OwnTile, ImageData>;

/** Cached per cut-out: going back and forth between steps draws nothing twice. */
const queues = new WeakMap<Blob, Map<string, OwnTiles>>();

/**
 * Returns the tiles of one cut-out (of several people, only `actor`). One worker draws them and terminates when all
 * tiles in view are drawn.
 */
export function ownTiles(cutOut: Blob, actor: Actor | null): OwnTiles {
  const ofCutOut = queues.get(cutOut) ?? new Map<string, OwnTiles>();
  queues.set(cutOut, ofCutOut);
  const key = JSON.stringify(actor);
  const known = ofCutOut.get(key);
  if (known) return known;
  let opening: Promise<Composer> | null = null;
  const queue = tileQueue<OwnTile, ImageData>(
    async ({ config, request }) => {
      opening ??= open(config, cutOut, actor);
      const composer = await opening;
      await composer.changePreset(config);
      return composer.sticker({ ...request, cutOut: 'set' });
    },
    {
      idle,
      onFailed: (error) => console.warn('A style could not be shown on the photo.', error),
      rest: () => {
        opening?.then((composer) => composer.close()).catch(() => undefined);
        opening = null;
      },
    },
  );
  ofCutOut.set(key, queue);
  return queue;
}

async function open(config: PresetConfig, cutOut: Blob, actor: Actor | null): Promise<Composer> {
  const [{ openComposer }, bytes] = await Promise.all([
    import('../../lib/compose/open_composer.ts'),
    cutOut.arrayBuffer(),
  ]);
  const composer = await openComposer(config);
  await composer.addCutOut('set', new Uint8Array(bytes), actor);
  return composer;
}

/** Resolves when the browser is idle; not all browsers can report that. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 50);
  });
}
