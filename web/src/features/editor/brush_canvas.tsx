import type { AreaTap, Stroke, TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLoad } from '../../lib/requests.ts';
import { stageArrows } from '../../shared/acting/canvas_geometry.ts';
import type { BrushGround } from './open_artist.ts';
import { type PlacedCutOut, paintStroke, paintStrokes, upToLastTap } from './paint_strokes.ts';
import { addPoint, type Point, strokesOf } from './stroke_points.ts';
import { usePinch } from './use_pinch.ts';

/** Paints a line of this radius, or selects the area that is tapped. */
export type Brush =
  | Omit<Stroke, 'points'>
  | {
      readonly mode: AreaTap['mode'];
      /** Radius of the brush, for when it paints again. */
      readonly radius: number;
    };

interface BrushCanvasProps {
  readonly ground: BrushGround;
  readonly touchUp: TouchUp;
  readonly brush: Brush;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly onStrokes: (strokes: TouchUp) => void;
  /** Whether a tap is being computed. */
  readonly isBusy: boolean;
  readonly onBusy: (isBusy: boolean) => void;
}

/** The pale photo under its cut-out; a line drawn on it is a brush stroke. */
export function BrushCanvas(props: BrushCanvasProps) {
  const t = useTranslations('editor.cutOut');
  const { ground, brush, zoom, isBusy } = props;
  const { photo } = ground;
  const backdrop = useRef<HTMLCanvasElement>(null);
  const layer = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Point | null>(null);
  const pinch = usePinch(view, zoom, props.onZoom);
  const repaint = useTouchedLayer(props, layer);
  const painting = usePainting(props, layer, { setTip, repaint }, pinch);
  const isKeeping = brush.mode === 'keep' || brush.mode === 'keep_area';

  useEffect(() => backdrop.current?.getContext('2d')?.drawImage(photo, 0, 0), [photo]);

  const longer = Math.max(photo.width, photo.height);
  const fill = 'absolute inset-0 h-full w-full';
  return (
    <div
      ref={view}
      className="checker grid h-full w-full overflow-auto overscroll-contain rounded-card border border-line [container-type:size]"
    >
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the arrow keys itself.
        tabIndex={0}
        aria-label={t('canvas')}
        aria-describedby="brush-keys"
        data-testid="brush-canvas"
        data-busy={isBusy}
        {...painting}
        className="relative m-auto cursor-none touch-none overflow-hidden select-none"
        style={{
          width: `calc(min(100cqw, 100cqh * ${photo.width / photo.height}) * ${zoom})`,
          aspectRatio: `${photo.width} / ${photo.height}`,
        }}
      >
        <canvas ref={backdrop} width={photo.width} height={photo.height} className={`${fill} opacity-30`} />
        <canvas ref={layer} width={photo.width} height={photo.height} className={fill} />
        {tip ? (
          <span
            className={`pointer-events-none absolute aspect-square -translate-1/2 rounded-full border-2 shadow-[0_0_0_1.5px_#fff] ${isKeeping ? 'border-[#237a40] bg-[#237a40]/20' : 'border-[#c7361f] bg-[#c7361f]/20'}`}
            style={{
              left: `${tip.x * 100}%`,
              top: `${tip.y * 100}%`,
              width: isPainting(brush) ? `${((brush.radius * 2 * longer) / photo.width) * 100}%` : '24px',
            }}
          />
        ) : null}
      </div>
    </div>
  );
}

/** Keeps the layer in step with strokes and taps. Returns a function that repaints it without an unfinished line. */
function useTouchedLayer(
  { ground, touchUp, onBusy }: BrushCanvasProps,
  layer: { readonly current: HTMLCanvasElement | null },
): () => void {
  const tapped = upToLastTap(touchUp);
  const key = JSON.stringify(tapped);
  const given = { picture: ground.cutOut, left: ground.frame.left, top: ground.frame.top };
  const worked = useLoad(
    tapped.length === 0 ? null : () => ground.touched(tapped),
    [ground, key],
    'The taps could not be worked out.',
  );
  const placed = tapped.length === 0 ? given : placedOf(worked.value);
  const isWorking = tapped.length > 0 && worked.state === 'loading';
  useEffect(() => {
    onBusy(isWorking);
    return () => onBusy(false);
  }, [isWorking, onBusy]);
  const repaint = () => {
    const context = layer.current?.getContext('2d');
    // The picture stays unchanged until a tap is computed.
    if (context && placed) paintStrokes(context, ground, placed, touchUp.slice(tapped.length));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it repaints when these change.
  useEffect(repaint, [ground, touchUp, worked.value]);
  return repaint;
}

function placedOf(touched: Awaited<ReturnType<BrushGround['touched']>> | null): PlacedCutOut | null {
  return touched && { picture: touched.picture, left: touched.frame.left, top: touched.frame.top };
}

/** Handlers that draw strokes: the line shows immediately and is passed on when it ends. */
function usePainting(
  { ground, brush, onStrokes }: BrushCanvasProps,
  layer: { readonly current: HTMLCanvasElement | null },
  {
    setTip,
    repaint,
  }: {
    readonly setTip: (change: (before: Point | null) => Point | null) => void;
    readonly repaint: () => void;
  },
  pinch: ReturnType<typeof usePinch>,
) {
  const line = useRef<number[] | null>(null);
  const tip = useRef<Point>({ x: 0.5, y: 0.5 });

  const pointTo = (point: Point) => {
    tip.current = point;
    setTip(() => point);
  };
  const show = (points: readonly number[]) => {
    const context = layer.current?.getContext('2d');
    if (context && points.length > 0 && isPainting(brush))
      paintStroke(context, ground.photo, { ...brush, points: [...points] });
  };
  const extend = (point: Point) => {
    if (line.current && addPoint(line.current, point, brush.radius)) show(line.current.slice(-4));
  };
  const drop = () => {
    line.current = null;
    repaint();
  };
  const end = () => {
    if (line.current && line.current.length > 0) onStrokes(made(line.current, brush));
    line.current = null;
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      // A second finger starts a pinch instead of painting.
      if (pinch.begins(event)) return drop();
      line.current = [];
      pointTo(pointOf(event));
      extend(pointOf(event));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (pinch.moves(event)) return;
      pointTo(pointOf(event));
      for (const each of event.nativeEvent.getCoalescedEvents()) extend(pointOf(each, event.currentTarget));
      extend(pointOf(event));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (!pinch.ends(event)) end();
      if (event.pointerType === 'touch') setTip(() => null);
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      pinch.ends(event);
      drop();
    },
    onPointerLeave: () => {
      if (!line.current) setTip(() => null);
    },
    onFocus: () => setTip((before) => before ?? tip.current),
    onBlur: () => setTip(() => null),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const arrow = stageArrows[event.key];
      const { x, y } = tip.current;
      if (arrow) {
        event.preventDefault();
        const by = brush.radius * (event.shiftKey ? 2 : 0.5);
        pointTo({ x: held(x + arrow[0] * by), y: held(y + arrow[1] * by) });
      } else if (event.key === ' ') {
        event.preventDefault();
        onStrokes(made([x, y], brush));
      }
    },
  };
}

export const isPainting = (brush: Brush): brush is Omit<Stroke, 'points'> =>
  brush.mode === 'keep' || brush.mode === 'erase';

/** Converts a line: to strokes for a painting brush, else to one tap where the finger was lifted. */
function made(points: readonly number[], brush: Brush): TouchUp {
  if (isPainting(brush)) return strokesOf(points, brush);
  const [x = 0.5, y = 0.5] = points.slice(-2);
  return [{ mode: brush.mode, x: held(x), y: held(y) }];
}

function pointOf(
  event: { readonly clientX: number; readonly clientY: number; readonly currentTarget?: EventTarget | null },
  element = event.currentTarget,
): Point {
  if (!(element instanceof HTMLElement)) return { x: 0, y: 0 };
  const box = element.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}

function held(value: number): number {
  return Math.max(0, Math.min(1, value));
}
