import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import { stillCanvas } from '@pochitto/functions/compose/sticker_canvas';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { stageArrows } from '../../shared/acting/canvas_geometry.ts';
import { FaceHandle } from '../../shared/acting/face_handle.tsx';
import { useErrorText } from '../../shared/error_notice.tsx';
import { MarkHandles } from './mark_handles.tsx';
import { PlayedCanvas } from './motion/played_canvas.tsx';
import { PlayerBar } from './motion/player_bar.tsx';
import type { Artist } from './open_artist.ts';
import { isMade } from './read_set.ts';
import { type StageGround, StageGrounds, stageGrounds } from './stage_grounds.tsx';
import { StickerCanvas } from './sticker_canvas.tsx';
import { useActing } from './use_acting.ts';
import { useChosen, useEditor } from './use_editor.ts';
import { type PointerMoves, useMarkMoving } from './use_mark_moving.ts';

/** What dragging moves: the words, the picture, the marks, the drawn face (ahead of the marks), or nothing. */
export type Movable = 'words' | 'picture' | 'marks' | 'face' | null;

const limits = { words: 0.8, picture: 0.5 } as const;
const step = 0.01;
interface StageProps {
  readonly artist: Artist | null;
  readonly movable: Movable;
  /** Reports the places of the marks in the drawn sticker. */
  readonly onPlaces: (id: string, places: ActingPlaces | null) => void;
  /** Whether it is shown with player controls below. */
  readonly isPlayed: boolean;
}

/** Large view of the selected sticker; its words, picture or marks can be dragged. */
export function Stage({ artist, movable, onPlaces, isPlayed }: StageProps) {
  const t = useTranslations('editor');
  const errorText = useErrorText();
  const { set, state, canvas } = useEditor();
  const moves = productSpecs[set.stamp.product].timing !== null;
  const { sticker } = useChosen();
  const [ground, setGround] = useState<StageGround>('checker');
  const [isTrueSize, setTrueSize] = useState(false);
  const [problem, setProblem] = useState<ErrorCode | 'internal' | null>(null);
  const isActing = movable === 'marks' || movable === 'face';
  const moving = useMoving(isActing ? null : movable);
  const markMoving = useMarkMoving();
  const move = isActing ? markMoving : moving;
  const content = state.now.stickers[sticker.id];
  const size = isTrueSize
    ? { width: canvas.width / 2, height: canvas.height / 2 }
    : { maxWidth: canvas.width * 1.5, maxHeight: canvas.height * 1.5 };
  const shown = `pointer-events-none absolute inset-0 m-auto ${isTrueSize ? '' : 'h-full w-full p-2'}`;
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
        {isMade(set, sticker.id) && moves ? (
          <PlayedCanvas
            onPlaces={onPlaces}
            onProblem={setProblem}
            testId="stage-picture"
            className={`${shown} object-contain`}
            style={size}
          />
        ) : null}
        {content && isMade(set, sticker.id) && !moves ? (
          <StickerCanvas
            artist={artist}
            id={sticker.id}
            content={content}
            touchUp={state.now.touchUp}
            onPlaces={onPlaces}
            onProblem={setProblem}
            testId="stage-picture"
            className={`${shown} object-contain`}
            style={size}
          />
        ) : null}
        {movable === 'marks' ? <DrawnFaceHandle className={shown} style={size} /> : null}
        {isActing ? <MarkHandles className={shown} style={size} /> : null}
        {movable === 'face' ? <DrawnFaceHandle className={shown} style={size} /> : null}
      </div>
      <StageGrounds ground={ground} onGround={setGround} isTrueSize={isTrueSize} onTrueSize={setTrueSize} />
      {isPlayed ? <PlayerBar /> : null}
      <p
        id="stage-hint"
        className={`text-center text-note text-ink-soft ${isPlayed && !problem ? 'sr-only' : 'min-h-6'}`}
      >
        {problem ? (
          <span role="alert" className="font-bold text-act-text">
            {errorText(problem)[0]}
          </span>
        ) : (
          <Hint movable={movable} />
        )}
      </p>
    </section>
  );
}

/** Handle of the drawn face on the selected sticker. */
function DrawnFaceHandle(shown: { readonly className: string; readonly style: CSSProperties }) {
  const { canvas } = useEditor();
  const { acting, places, change, chooseMark, commit } = useActing();
  const { drawnFace } = acting;
  if (!drawnFace || !places || places.hasOwnFace) return null;
  return (
    <FaceHandle
      place={drawnFace}
      places={places}
      onMove={(place) => change({ drawnFace: { ...drawnFace, ...place } }, 'drawn face')}
      onEnd={commit}
      onFocus={() => chooseMark(null)}
      layout={canvas.layout}
      {...shown}
    />
  );
}

function Hint({ movable }: { movable: Movable }) {
  const t = useTranslations('editor');
  if (movable === 'words') return t('moveWords');
  if (movable === 'picture') return t('movePicture');
  if (movable === null) return t('moveNothing');
  return <MarksHint />;
}

function MarksHint() {
  const acting = useTranslations('acting');
  const { acting: now, chosenMark } = useActing();
  if (now.drawnFace && chosenMark === null) return acting('moveFace');
  return (
    <>
      <span className="pointer-coarse:hidden">{acting('moveMarks')}</span>
      <span className="hidden pointer-coarse:inline">{acting('moveMarksTouch')}</span>
      <span className="sr-only">{acting('moveMarksKeys')}</span>
    </>
  );
}

/** Handlers that move words or picture by mouse, pen, touch or arrow keys (Shift: further). */
function useMoving(movable: Exclude<Movable, 'marks' | 'face'>): PointerMoves {
  const { canvas } = useEditor();
  const { sticker, changeCaption, changePose, commit } = useChosen();
  const grip = useRef<{ x: number; y: number; offsetX: number; offsetY: number } | null>(null);
  const now = movable === 'words' ? sticker.fullCaption : sticker.fullPose;

  const moveTo = (x: number, y: number) => {
    if (!movable) return;
    const within = (value: number) =>
      Math.round(Math.max(-limits[movable], Math.min(limits[movable], value)) * 1000) / 1000;
    const offsets = { offsetX: within(x), offsetY: within(y) };
    if (movable === 'words') changeCaption(offsets, 'move words');
    else changePose(offsets, 'move picture');
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
        start.offsetX + ((event.clientX - start.x) / size.width) * (canvas.layout.width / stillCanvas.width),
        start.offsetY +
          ((event.clientY - start.y) / size.height) * (canvas.layout.height / stillCanvas.height),
      );
    },
    onPointerUp: () => {
      if (grip.current) commit();
      grip.current = null;
    },
    onPointerCancel: () => {
      if (grip.current) commit();
      grip.current = null;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const arrow = stageArrows[event.key];
      if (!arrow || !movable) return;
      event.preventDefault();
      const by = event.shiftKey ? step * 5 : step;
      moveTo(now.offsetX + arrow[0] * by, now.offsetY + arrow[1] * by);
    },
    // Losing the focus during a drag does not end it.
    onBlur: () => {
      if (!grip.current) commit();
    },
  };
}

/** Size of the picture in its box in px, with its aspect ratio kept. */
function shownSize(canvas: HTMLCanvasElement): { width: number; height: number } {
  const { paddingLeft } = getComputedStyle(canvas);
  const rim = Number.parseFloat(paddingLeft) * 2;
  const scale = Math.min(
    (canvas.clientWidth - rim) / canvas.width,
    (canvas.clientHeight - rim) / canvas.height,
  );
  return { width: canvas.width * scale, height: canvas.height * scale };
}
