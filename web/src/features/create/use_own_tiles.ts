import { type Acting, poseOf } from '@pochitto/functions/domain/acting/acting';
import { planSet } from '@pochitto/functions/domain/acting/plan_set';
import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import type { Draft } from '../../lib/draft/draft.ts';
import { drawingRequest } from '../../lib/draft/draft_drawings.ts';
import { shownMessages } from '../../lib/draft/draft_messages.ts';
import { useSession } from '../../lib/firebase/session.tsx';
import { storedFile } from '../../lib/firebase/storage.ts';
import { useLoad } from '../../lib/requests.ts';
import { type OwnTile, type OwnTiles, ownTiles } from '../../shared/presets/own_tiles.ts';
import { useCreation } from './step.tsx';
import { usePreview } from './use_preview.ts';

/**
 * Draws the styles with one of the person's drawings, or with their photo, using the sticker of the set that shows
 * most of them. null until there is a cut-out; people get it after signing in.
 */
export function useOwnTiles(): {
  readonly tiles: OwnTiles;
  readonly tileOf: (config: PresetConfig) => OwnTile;
} | null {
  const locale = useLocale();
  const session = useSession();
  const { draft, photo } = useCreation();
  const { subject, drawnFace, actor } = draft;
  const isIn = session.state === 'in';
  const isOfPhoto = draft.art === 'photo';
  const { preview } = usePreview(isIn && isOfPhoto ? photo : null, subject, {
    uid: isIn ? session.person.uid : '',
    locale,
  });
  const drawing = draft.drawings.find(({ text }) => text !== '') ?? draft.drawings[0];
  const art = useLoad(
    isOfPhoto || !isIn || !drawing ? null : () => storedFile(drawing.path),
    [isOfPhoto, isIn, drawing?.path],
    'A drawing could not be read.',
  );
  const cutOut = preview.state === 'ready' ? preview.file : null;
  const file = isOfPhoto ? cutOut : art.value;
  const shown = JSON.stringify(isOfPhoto || !drawing ? null : drawingRequest(drawing, 0));
  const texts = JSON.stringify(shownMessages(draft).map(({ text }) => tidyMessage(text)));
  return useMemo(
    () =>
      file && {
        tiles: ownTiles(file, isOfPhoto ? actor : null),
        tileOf: isOfPhoto
          ? tileMaker(JSON.parse(texts), { subject, drawnFace })
          : (config: PresetConfig) => ({ config, request: JSON.parse(shown) }),
      },
    [file, shown, texts, isOfPhoto, subject, drawnFace, actor],
  );
}

function tileMaker(
  texts: readonly string[],
  choice: Pick<Draft, 'subject' | 'drawnFace'>,
): (config: PresetConfig) => OwnTile {
  // Plans differ by where a style places captions; styles with the same placement share one.
  const plans = new Map<PresetConfig['captionPlacement'], readonly Acting[]>();
  return (config) => {
    const plan = plans.get(config.captionPlacement) ?? planSet(texts, { preset: config, ...choice });
    plans.set(config.captionPlacement, plan);
    // Prefers a close framing, which shows the drawing style, without a ground.
    const best = plan.findIndex(({ framing, ground }) => framing !== 'full' && ground === null);
    const styleIndex = Math.max(0, best);
    const acting = plan[styleIndex] ?? null;
    const pose = poseOf({ pose: null, acting, styleIndex }, config);
    return { config, request: { text: texts[styleIndex] ?? '', pose, acting, styleIndex, caption: null } };
  };
}
