import { unionOf } from '@pochitto/functions/compose/acting/mark_spots';
import type { Box } from '@pochitto/functions/compose/cut_out';
import { type CSSProperties, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useCanvasScale } from '../../shared/acting/canvas_geometry.ts';
import { useMarkName } from './marks_choice.tsx';
import { useActing } from './use_acting.ts';
import { type Editor, useEditor } from './use_editor.ts';

/** Minimum size of a touch target, and of the visible handle, in CSS px. */
const touchable = 44;
const seen = 9;

/** Handles of the selected sticker's marks, over its picture and of the same size. */
export function MarkHandles(shownAs: { readonly className: string; readonly style: CSSProperties }) {
  const t = useTranslations('acting');
  const { acting, places, chosenMark, chooseMark } = useActing();
  const markName = useMarkName();
  const { layout } = useEditor().canvas;
  const svg = useRef<SVGSVGElement>(null);
  const scale = useCanvasScale(svg);
  const px = (value: number) => value / scale;
  const shown = (places?.marks ?? []).flatMap(({ boxes, pinned }, index) => {
    const mark = acting.marks[index];
    return mark && boxes.length > 0
      ? [{ index, boxes, isFixed: pinned === null, name: markName(mark.name) }]
      : [];
  });
  const chosen = shown.find(({ index }) => index === chosenMark);
  const frame = chosen && widened(unionOf(chosen.boxes), px(6), layout);
  return (
    <svg ref={svg} viewBox={`0 0 ${layout.width} ${layout.height}`} data-handles {...shownAs}>
      <title>{t('marksOn')}</title>
      {shown.map(({ index, boxes, name }) => (
        // biome-ignore lint/a11y/useSemanticElements: SVG has no buttons.
        <g
          key={index}
          role="button"
          tabIndex={0}
          aria-label={t('markOn', { name, number: index + 1 })}
          aria-pressed={index === chosenMark}
          aria-describedby="stage-hint"
          data-mark={index}
          data-testid={`mark-${index}`}
          className="group pointer-events-auto cursor-grab outline-none active:cursor-grabbing"
          onFocus={() => chooseMark(index)}
        >
          <title>{name}</title>
          {boxes.map((box) => (
            <rect
              key={`${box.left} ${box.top}`}
              {...rectOf(atLeast(box, px(touchable)))}
              fill="transparent"
            />
          ))}
        </g>
      ))}
      {chosen && frame ? (
        <>
          {[
            { color: '#fff', width: 4, dash: undefined },
            { color: '#2a69a3', width: 2, dash: `${px(5)} ${px(4)}` },
          ].map(({ color, width, dash }) => (
            <rect
              key={color}
              {...rectOf(frame)}
              rx={px(6)}
              fill="none"
              stroke={color}
              strokeWidth={px(width)}
              strokeDasharray={dash}
              className="pointer-events-none"
            />
          ))}
          {chosen.isFixed ? null : (
            <g data-handle data-testid="mark-handle" className="pointer-events-auto cursor-nwse-resize">
              <title>{t('markHandle', { name: chosen.name })}</title>
              <circle cx={frame.right} cy={frame.bottom} r={px(touchable / 2)} fill="transparent" />
              <circle
                cx={frame.right}
                cy={frame.bottom}
                r={px(seen)}
                fill="#2a69a3"
                stroke="#fff"
                strokeWidth={px(2.5)}
              />
            </g>
          )}
        </>
      ) : null}
    </svg>
  );
}

type Size = Editor['canvas']['layout'];

function widened({ left, top, right, bottom }: Box, by: number, { width, height }: Size): Box {
  return {
    left: Math.max(1, left - by),
    top: Math.max(1, top - by),
    right: Math.min(width - 1, right + by),
    bottom: Math.min(height - 1, bottom + by),
  };
}

function atLeast({ left, top, right, bottom }: Box, size: number): Box {
  const [across, down] = [Math.max(0, size - (right - left)) / 2, Math.max(0, size - (bottom - top)) / 2];
  return { left: left - across, top: top - down, right: right + across, bottom: bottom + down };
}

function rectOf({ left, top, right, bottom }: Box) {
  return { x: left, y: top, width: right - left, height: bottom - top };
}
