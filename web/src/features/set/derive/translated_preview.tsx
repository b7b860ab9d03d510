import { poseOf } from '@pochitto/functions/domain/acting/acting';
import { files } from '@pochitto/functions/domain/paths';
import { type PresetConfig, withFontFor } from '@pochitto/functions/domain/presets/preset';
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
import { PreviewRow, PreviewSticker } from '../../../shared/presets/preview_stickers.tsx';
import { useDrawnStickers } from '../../../shared/presets/use_drawn_stickers.ts';
import type { TranslatedRow } from './use_translation.ts';

/** Number of stickers in the preview. */
const shownCount = 3;

interface TranslatedPreviewProps {
  readonly stamp: WithId<Stamp>;
  readonly rows: readonly TranslatedRow[];
  readonly language: MessageLanguage;
}

/** The first stickers with their translations, drawn like on the server. */
export function TranslatedPreview({ stamp, rows, language }: TranslatedPreviewProps) {
  const config = stamp.presetConfig && withFontFor(language, stamp.presetConfig);
  const shown = rows.slice(0, shownCount).map((row, at) => ({ ...row, number: at + 1 }));
  if (!config || shown.length === 0) return null;
  const cutOut = files.cutOut(stamp.userId, stamp.id, stamp);
  const groups = Map.groupBy(shown, ({ sticker }) => sticker.artPath ?? cutOut);
  return (
    <div data-testid="translated-preview">
      <PreviewRow>
        {[...groups].map(([path, group]) => (
          <OfOneFile
            key={path}
            path={path}
            actor={path === cutOut ? stamp.actor : null}
            rows={group}
            config={config}
            language={language}
          />
        ))}
      </PreviewRow>
    </div>
  );
}

interface OfOneFileProps {
  /** The cut-out or drawing. */
  readonly path: string;
  readonly actor: Stamp['actor'];
  readonly rows: readonly (TranslatedRow & { readonly number: number })[];
  readonly config: PresetConfig;
  readonly language: MessageLanguage;
}

/** The stickers of one file. While a text cannot be drawn, which its field reports, they stay as they were. */
function OfOneFile({ path, actor, rows, config, language }: OfOneFileProps) {
  const { value: file } = useLoad(() => storedFile(path), [path], 'The art could not be read.');
  const requests = rows.map(({ sticker, text: typed }) => {
    const text = tidyMessage(typed);
    const translated = translatedSticker(sticker, text, language);
    return { text, styleIndex: sticker.styleIndex, pose: poseOf(sticker, config), ...translated };
  });
  const isDrawable = requests.every(({ text }) => messageProblem(text) === null);
  const { pictures, state } = useDrawnStickers(config, isDrawable ? file : null, requests, actor);
  return rows.map(({ sticker, text, number }, at) => (
    <PreviewSticker key={sticker.id} number={number} text={text} picture={pictures[at]} state={state} />
  ));
}
