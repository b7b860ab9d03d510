import type { ErrorCode } from '@pochitto/functions/domain/errors';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorText } from '../../lib/error_text.ts';
import type { Artist } from './open_artist.ts';
import { isMade } from './read_set.ts';
import { type StageGround, StageGrounds, stageGrounds } from './stage_grounds.tsx';
import { StickerCanvas } from './sticker_canvas.tsx';
import { useChosen, useEditor } from './use_editor.ts';

/** What dragging moves: the words, the picture, or nothing. */
export type Movable = 'words' | 'picture' | null;

const limits = { words: 0.8, picture: 0.5 } as const;
const step = 0.01;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The sticker in work, large; its words or its picture are moved by hand. */
export function Stage({ artist, movable }: { artist: Artist | null; movable: Movable }) {
  const t = useTranslations('editor');
  const errorText = useErrorText();
  const { set, state } = useEditor();
  const { sticker } = useChosen();
  const [ground, setGround] = useState<StageGround>('checker');
  const [isTrueSize, setTrueSize] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | 'internal' | null>(null);
  const move = useMoving(movable);
  const content = state.now.stickers[sticker.id];
  return (
    <section className="relative flex min-h-0 flex-1 flex-col gap-1">
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the arrow keys itself.
        tabIndex={0}
        aria-label={t('stage', { message: sticker.message })}
        aria-describedby="stage-hint"
        data-testid="stage"
        {...move}
        className={`relative grid min-h-40 flex-1 touch-none place-items-center overflow-hidden rounded-card border border-line p-2 transition-colors select-none ${movable ? 'cursor-grab active:cursor-grabbing' : ''} ${stageGrounds[ground]}`}
      >
        {isMade(set, sticker.id) ? null : <p className="max-w-60 text-center font-bold">{t('notMade')}</p>}
        {content && isMade(set, sticker.id) ? (
          <StickerCanvas
            artist={artist}
            id={sticker.id}
            content={content}
            touchUp={state.now.touchUp}
            onProblem={setProblem}
            testId="stage-picture"
            className={`pointer-events-none absolute inset-0 m-auto object-contain ${isTrueSize ? 'w-[185px]' : 'h-full max-h-[480px] w-full max-w-[555px] p-2'}`}
          />
        ) : null}
      </div>
      <StageGrounds ground={ground} onGround={setGround} isTrueSize={isTrueSize} onTrueSize={setTrueSize} />
      <p id="stage-hint" className="min-h-6 text-center text-note text-ink-soft">
        {problem ? (
          <span role="alert" className="font-bold text-act-text">
            {errorText(problem)[0]}
          </span>
        ) : (
          t(movable === 'words' ? 'moveWords' : movable === 'picture' ? 'movePicture' : 'moveNothing')
        )}
      </p>
    </section>
  );
}

/** Handlers that move words or picture: by mouse, pen and finger, or with the arrow keys (Shift: further). */
function useMoving(movable: Movable) {
  const { sticker, changeCaption, changeLook, settle } = useChosen();
  const grip = useRef<{ x: number; y: number; offsetX: number; offsetY: number } | null>(null);
  const now = movable === 'words' ? sticker.fullCaption : sticker.fullLook;

  const moveTo = (x: number, y: number) => {
    if (!movable) return;
    const within = (value: number) =>
      Math.round(Math.max(-limits[movable], Math.min(limits[movable], value)) * 1000) / 1000;
    const offsets = { offsetX: within(x), offsetY: within(y) };
    if (movable === 'words') changeCaption(offsets, 'move words');
    else changeLook(offsets, 'move picture');
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (!movable || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY, offsetX: now.offsetX, offsetY: now.offsetY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = grip.current;
      const shown = event.currentTarget.querySelector('canvas');
      if (!start || !shown) return;
      const size = shownSize(shown);
      moveTo(
        start.offsetX + (event.clientX - start.x) / size.width,
        start.offsetY + (event.clientY - start.y) / size.height,
      );
    },
    onPointerUp: () => {
      if (grip.current) settle();
      grip.current = null;
    },
    onPointerCancel: () => {
      if (grip.current) settle();
      grip.current = null;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const arrow = arrows[event.key];
      if (!arrow || !movable) return;
      event.preventDefault();
      const by = event.shiftKey ? step * 5 : step;
      moveTo(now.offsetX + arrow[0] * by, now.offsetY + arrow[1] * by);
    },
    // What takes the focus away in the middle of a drag does not end it.
    onBlur: () => {
      if (!grip.current) settle();
    },
  };
}

/** How large the picture is inside its box, px: it keeps its shape. */
function shownSize(canvas: HTMLCanvasElement): { width: number; height: number } {
  const { paddingLeft } = getComputedStyle(canvas);
  const rim = Number.parseFloat(paddingLeft) * 2;
  const scale = Math.min(
    (canvas.clientWidth - rim) / canvas.width,
    (canvas.clientHeight - rim) / canvas.height,
  );
  return { width: canvas.width * scale, height: canvas.height * scale };
}
