import { largestCount, stickerSpec } from '@pochitto/functions/domain/product/product_spec';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { useCallback, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { type DraftDrawing, drawingProblem } from '../../../lib/draft/draft_drawings.ts';
import { call } from '../../../lib/firebase/call.ts';
import { DrawingsField, ReadingLine } from '../../../shared/drawings/drawings_field.tsx';
import { type DrawingsDraft, useDrawingFiles } from '../../../shared/drawings/use_drawing_files.ts';
import type { StampSet } from '../use_set.ts';
import { AdditionFrame } from './addition_frame.tsx';

interface DrawingsAdditionProps {
  readonly set: StampSet;
  /** Stickers that the set's ticket can still pay. */
  readonly credit: number;
}

/** Adds drawings to a set of drawings, up to the next number of stickers that LINE accepts. */
export function DrawingsAddition({ set, credit }: DrawingsAdditionProps) {
  const t = useTranslations('drawings');
  const locale = useLocale();
  const { stamp, stickers } = set;
  // A changed choice is another addition: a request ID adds its drawings once.
  const [{ drawings, keepsGround, requestId }, setAddition] = useState(() => ({
    requestId: crypto.randomUUID(),
    drawings: [] as readonly DraftDrawing[],
    keepsGround: false,
  }));
  const change = useCallback<DrawingsDraft['change']>(
    (next) =>
      setAddition((before) => ({
        ...before,
        requestId: crypto.randomUUID(),
        drawings: next(before.drawings),
      })),
    [],
  );
  const files = useDrawingFiles({ drawings, change }, { uid: stamp.userId, locale });
  const now = stickers.length;
  const reached = largestCount('sticker', now + drawings.length);
  const count = Math.max(0, reached - now);
  const used = drawings.slice(0, count);
  const next = stickerSpec.counts.find((each) => each > now + drawings.length);
  const wrong = used.filter((drawing) => drawingProblem(drawing) !== null).length;
  const problem = files.reading ? (
    <ReadingLine {...files.reading} />
  ) : count === 0 && next !== undefined ? (
    t('addMore', { more: next - now - drawings.length, next })
  ) : wrong > 0 ? (
    t('problems', { count: wrong })
  ) : null;
  return (
    <AdditionFrame
      set={set}
      credit={credit}
      isFull={now >= stickerSpec.counts[4]}
      count={count}
      problem={problem}
      isDisabled={problem !== null}
      start={() =>
        call('addDrawings', {
          stampId: stamp.id,
          requestId,
          drawings: used.map(({ id, text }) => ({ id, text: tidyMessage(text) })),
          keepsGround,
        })
      }
    >
      <DrawingsField
        drawings={drawings}
        change={change}
        files={files}
        used={count}
        firstNumber={now + 1}
        keepsGround={keepsGround}
        onKeepGround={(keeps) =>
          setAddition((before) => ({ ...before, requestId: crypto.randomUUID(), keepsGround: keeps }))
        }
      />
    </AdditionFrame>
  );
}
