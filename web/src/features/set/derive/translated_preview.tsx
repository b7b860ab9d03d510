import { poseOf } from '@pochitto/functions/domain/acting/pose_of';
import { files } from '@pochitto/functions/domain/paths';
import { withFontFor } from '@pochitto/functions/domain/presets/preset';
import { translatedSticker } from '@pochitto/functions/domain/stamps/derivation';
import {
  type MessageLanguage,
  messageProblem,
  tidyMessage,
} from '@pochitto/functions/domain/stamps/message_text';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import type { WithId } from '../../../lib/firebase/live.ts';
import { storedFile } from '../../../lib/firebase/storage.ts';
import { useLoad } from '../../../lib/requests.ts';
import { PreviewStickers } from '../../../shared/presets/preview_stickers.tsx';
import { useDrawnStickers } from '../../../shared/presets/use_drawn_stickers.ts';
import type { TranslatedRow } from './use_translation.ts';

/** Number of stickers in the preview. */
const shownCount = 3;

interface TranslatedPreviewProps {
  readonly stamp: WithId<Stamp>;
  readonly rows: readonly TranslatedRow[];
  readonly language: MessageLanguage;
}

/** The first stickers with their translations, drawn like on the server. AI sets have no shared cut-out: no preview. */
export function TranslatedPreview({ stamp, rows, language }: TranslatedPreviewProps) {
  const isShown = stamp.engine === 'embedded' && stamp.presetConfig !== null;
  const path = files.cutOut(stamp.userId, stamp.id, stamp);
  const { value: file } = useLoad(
    isShown ? () => storedFile(path) : null,
    [path],
    'The cut-out could not be read.',
  );
  const config = stamp.presetConfig && withFontFor(language, stamp.presetConfig);
  const shown = rows.slice(0, shownCount);
  const requests = shown.flatMap(({ sticker, text: typed }) => {
    const text = tidyMessage(typed);
    if (!config || messageProblem(text)) return [];
    const { styleIndex } = sticker;
    const translated = translatedSticker(sticker, text, language);
    return { text, styleIndex, pose: poseOf(sticker, config), ...translated };
  });
  // A text that cannot be drawn is reported at its field.
  const isDrawable = requests.length === shown.length;
  const drawing = useDrawnStickers(config, isDrawable ? file : null, requests, stamp.actor);
  if (!isShown) return null;
  return (
    <div data-testid="translated-preview" data-state={drawing.state}>
      <PreviewStickers
        stickers={shown.map(({ sticker, text }) => ({ id: sticker.id, text }))}
        pictures={drawing.pictures}
      />
    </div>
  );
}
