import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import { withFaceMoved } from '@pochitto/functions/compose/acting/drawn_face';
import { stillCanvas } from '@pochitto/functions/compose/sticker_canvas';
import type { FacePlace } from '@pochitto/functions/domain/acting/acting';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { canvasPoint, stageArrows, useCanvasScale } from './canvas_geometry.ts';

/** Extent of a drawn face around the point between its eyes, in units. */
const faceBox = { left: -1.1, top: -0.62, width: 2.2, height: 1.85 } as const;
/** Minimum size of a touch target, and radius of its visible handle, in CSS px. */
const touchable = 44;
const signRadius = 11;

interface FaceHandleProps {
  readonly place: FacePlace;
  /** Where the picture under the handle shows it. */
  readonly places: ActingPlaces;
  readonly onMove: (place: FacePlace) => void;
  /** Called when a drag or a move with keys ends. */
  readonly onEnd: () => void;
  readonly onFocus?: () => void;
  readonly className: string;
  readonly style?: CSSProperties;
  /** Layout of the picture under the handle; left out = that of a still sticker. */
  readonly layout?: { readonly width: number; readonly height: number };
}

interface Grip {
  readonly from: { readonly x: number; readonly y: number };
  readonly place: FacePlace;
  readonly places: ActingPlaces;
}

/** Handle of a drawn face over the sticker's picture; it is dragged or moved with the arrow keys. */
export function FaceHandle(props: FaceHandleProps) {
  const { place, places, onMove, onEnd, onFocus, className, style, layout = stillCanvas.layout } = props;
  const t = useTranslations('acting');
  const svg = useRef<SVGSVGElement>(null);
  const grip = useRef<Grip | null>(null);
  const scale = useCanvasScale(svg);
  const px = (value: number) => value / scale;
  const { x, y, unit, roll } = places.head;
  const [width, height] = [
    Math.max(faceBox.width * unit, px(touchable)),
    Math.max(faceBox.height * unit, px(touchable)),
  ];
  const box = {
    width,
    height,
    x: (faceBox.left + faceBox.width / 2) * unit - width / 2,
    y: (faceBox.top + faceBox.height / 2) * unit - height / 2,
  };
  const end = (event: PointerEvent<SVGGElement>) => {
    event.stopPropagation();
    if (grip.current) onEnd();
    grip.current = null;
  };
  return (
    <svg ref={svg} viewBox={`0 0 ${layout.width} ${layout.height}`} className={className} style={style}>
      <title>{t('faceHandle')}</title>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no buttons. */}
      <g
        role="button"
        tabIndex={0}
        aria-label={t('faceHandle')}
        aria-description={t('moveFace')}
        data-testid="face-handle"
        transform={`translate(${x} ${y}) rotate(${(roll * 180) / Math.PI})`}
        className="group pointer-events-auto cursor-grab touch-none outline-none active:cursor-grabbing"
        onFocus={onFocus}
        onBlur={() => grip.current === null && onEnd()}
        onPointerDown={(event) => {
          event.stopPropagation();
          const from = event.button === 0 ? canvasPoint(svg.current, event) : null;
          if (!from) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          event.currentTarget.focus();
          grip.current = { from, place, places };
        }}
        onPointerMove={(event) => {
          const at = canvasPoint(svg.current, event);
          if (!at || !grip.current) return;
          event.stopPropagation();
          const { from, ...held } = grip.current;
          onMove(withFaceMoved(held.place, held.places, { x: at.x - from.x, y: at.y - from.y }));
        }}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={(event: KeyboardEvent<SVGGElement>) => {
          const arrow = stageArrows[event.key];
          if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          const step = event.shiftKey ? 20 : 4;
          onMove(withFaceMoved(place, places, { x: arrow[0] * step, y: arrow[1] * step }));
        }}
      >
        <title>{t('faceHandle')}</title>
        <rect {...box} fill="transparent" />
        {[
          { color: '#fff', width: 4, dash: undefined },
          { color: '#2a69a3', width: 2, dash: `${px(5)} ${px(4)}` },
        ].map((line) => (
          <rect
            key={line.color}
            {...box}
            rx={px(10)}
            fill="none"
            stroke={line.color}
            strokeWidth={px(line.width)}
            strokeDasharray={line.dash}
          />
        ))}
        <g transform={`translate(${box.x + box.width} ${box.y}) scale(${px(1)})`}>
          <circle
            r={signRadius}
            fill="#2a69a3"
            stroke="#fff"
            strokeWidth={2.5}
            className="group-focus-visible:stroke-yolk"
          />
          <path
            d="M-6 0H6M0-6V6M-6 0l2-2M-6 0l2 2M6 0l-2-2M6 0l-2 2M0-6l-2 2M0-6l2 2M0 6l-2-2M0 6l2-2"
            fill="none"
            stroke="#fff"
            strokeWidth={1.5}
            strokeLinecap="round"
          />
        </g>
      </g>
    </svg>
  );
}
