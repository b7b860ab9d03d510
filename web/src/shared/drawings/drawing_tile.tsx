import { sharpDrawingSide } from '@pochitto/functions/domain/stamps/drawing';
import { GripVertical, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import { useTranslations } from 'use-intl';
import { artOf, type DraftDrawing, drawingProblem } from '../../lib/draft/draft_drawings.ts';
import { useStoredPicture } from '../../lib/firebase/storage.ts';
import { IconButton } from '../../ui/button.tsx';
import { useErrorLine } from '../error_notice.tsx';

interface DrawingTileProps {
  readonly drawing: DraftDrawing;
  readonly number: number;
  readonly keepsGround: boolean;
  /** Whether it becomes a sticker. */
  readonly isUsed: boolean;
  readonly onText: (text: string) => void;
  readonly onRemove: () => void;
}

/** One drawing as it is cut out, with its number and its caption. */
export function DrawingTile({ drawing, number, keepsGround, isUsed, onText, onRemove }: DrawingTileProps) {
  const t = useTranslations('drawings');
  const errorLine = useErrorLine();
  const picture = useStoredPicture(artOf(drawing, keepsGround), drawing.id);
  const problem = drawingProblem(drawing);
  const isSmall = Math.max(drawing.width, drawing.height) < sharpDrawingSide;
  const note =
    picture.state === 'failed'
      ? t('gone')
      : !drawing.hasGround
        ? t('noGround')
        : isSmall
          ? t('small')
          : isUsed
            ? null
            : t('unused');
  return (
    <GridListItem
      id={drawing.id}
      textValue={drawing.text || String(number)}
      data-testid={`drawing-${number}`}
      data-used={isUsed}
      className="flex flex-col gap-1.5 rounded-card border border-line bg-card p-2 data-[dragging]:opacity-40 data-[drop-target]:border-act"
    >
      <div className="-m-1 mb-0 flex items-center justify-between">
        <Button
          slot="drag"
          aria-label={t('drag', { number })}
          data-testid={`drag-drawing-${number}`}
          className="pressable grid size-11 cursor-grab touch-none place-items-center rounded-full text-ink-soft hover:bg-sunken"
        >
          <GripVertical size={20} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <span className="grid min-w-7 place-items-center rounded-full bg-ink px-2 text-note font-bold text-paper">
          {number}
        </span>
        <IconButton
          icon={X}
          label={t('remove', { number })}
          onPress={onRemove}
          data-testid={`remove-drawing-${number}`}
        />
      </div>
      <div className="grid aspect-[37/32] grid-rows-[minmax(0,1fr)] place-items-center rounded-xl bg-chat-light p-3">
        {picture.state === 'ready' ? (
          <img
            src={picture.url}
            alt={t('alt', { number })}
            className={`max-h-full max-w-full animate-appear object-contain ${isUsed ? '' : 'opacity-40'}`}
          />
        ) : null}
      </div>
      <input
        value={drawing.text}
        onChange={(event) => onText(event.target.value)}
        aria-label={t('caption', { number })}
        aria-invalid={problem !== null}
        placeholder={t('captionHint')}
        enterKeyHint="done"
        autoComplete="off"
        data-testid={`drawing-text-${number}`}
        className="min-h-11 w-full rounded-xl border border-line-strong bg-card px-3 text-base text-ink aria-invalid:border-act-text"
      />
      {problem ? <p className="text-note font-bold text-act-text">{errorLine(problem)}</p> : null}
      {note ? <p className="text-note text-ink-soft">{note}</p> : null}
    </GridListItem>
  );
}
