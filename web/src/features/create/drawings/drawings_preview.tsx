import { useTranslations } from 'use-intl';
import { artOf, type DraftDrawing, drawingRequest, usedDrawings } from '../../../lib/draft/draft_drawings.ts';
import { storedFile } from '../../../lib/firebase/storage.ts';
import { useLoad } from '../../../lib/requests.ts';
import type { ChoosablePreset } from '../../../shared/presets/presets.ts';
import { PreviewRow, PreviewSticker } from '../../../shared/presets/preview_stickers.tsx';
import { useDrawnStickers } from '../../../shared/presets/use_drawn_stickers.ts';
import { useCreation } from '../step.tsx';

/** Number of stickers in the free preview. */
const shownCount = 3;

/** The free preview: the first drawings as stickers. */
export function DrawingsPreview({ preset }: { readonly preset: ChoosablePreset | null }) {
  const t = useTranslations('preview');
  const { draft } = useCreation();
  const shown = usedDrawings(draft.drawings).slice(0, shownCount);
  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-line bg-card p-4"
      data-testid="preview"
    >
      <h2 className="text-base">{t('title')}</h2>
      <div>
        <PreviewRow>
          {shown.map((drawing, index) => (
            <DrawnPreview key={drawing.id} drawing={drawing} number={index + 1} preset={preset} />
          ))}
        </PreviewRow>
        <p className="mt-2 min-h-6 text-note text-ink-soft">{t('first', { count: shown.length })}</p>
      </div>
    </section>
  );
}

interface DrawnPreviewProps {
  readonly drawing: DraftDrawing;
  readonly number: number;
  readonly preset: ChoosablePreset | null;
}

function DrawnPreview({ drawing, number, preset }: DrawnPreviewProps) {
  const path = artOf(drawing, useCreation().draft.keepsGround);
  const file = useLoad(() => storedFile(path), [path], 'A drawing could not be read.').value;
  const [picture] = useDrawnStickers(preset?.config ?? null, file, [
    drawingRequest(drawing, number - 1),
  ]).pictures;
  return <PreviewSticker number={number} text={drawing.text} picture={picture} />;
}
