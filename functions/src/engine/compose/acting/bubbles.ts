import type { BubbleName } from '../../../domain/acting/acting_names.ts';
import type { Box } from '../cut_out.ts';
import type { Context } from '../surface.ts';
import { drawThoughtDots, type Point, strokeDashes, traceBody, traceTail } from './bubble_outlines.ts';
import { type HeadFrame, pointAt } from './head_frame.ts';
import type { DrawingStyle } from './palette.ts';

interface Form {
  /** Padding between words and edge: px, plus a share of the words' width or height. */
  readonly across: readonly [number, number];
  readonly down: readonly [number, number];
}

const forms: Readonly<Record<BubbleName, Form>> = {
  speech: { across: [14, 0.07], down: [12, 0.16] },
  thought: { across: [24, 0.08], down: [18, 0.2] },
  shout: { across: [24, 0.1], down: [22, 0.26] },
  whisper: { across: [14, 0.07], down: [12, 0.16] },
  square: { across: [18, 0.02], down: [17, 0.04] },
  box: { across: [20, 0.02], down: [18, 0.04] },
};

/** Distance between a bubble and the head, px, for the tail. */
export function tailRoom(name: BubbleName): number {
  if (name === 'thought') return 27;
  return name === 'box' || name === 'whisper' ? 5 : 17;
}

export function isBubble(name: string | null): name is BubbleName {
  return name !== null && name in forms;
}

/** Padding that a bubble needs around words of a given size, px per side. */
export function bubbleRoom(
  name: BubbleName,
  width: number,
  height: number,
): { across: number; down: number } {
  const { across, down } = forms[name];
  return { across: across[0] + across[1] * width, down: down[0] + down[1] * height };
}

/** Space that a bubble leaves for the words, to typeset them before their size is known. */
export function bubbleInside(
  name: BubbleName,
  width: number,
  height: number,
): { width: number; height: number } {
  const { across, down } = forms[name];
  return {
    width: (width - across[0] * 2) / (1 + across[1] * 2),
    height: (height - down[0] * 2) / (1 + down[1] * 2),
  };
}

/** Draws a bubble that fills `box`, with its tail towards the head. */
export function drawBubble(
  context: Context,
  name: BubbleName,
  box: Box,
  head: HeadFrame,
  { palette, line, halo }: DrawingStyle,
): void {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const half = { x: (box.right - box.left) / 2 - line, y: (box.bottom - box.top) / 2 - line };
  const target = tailTarget(head, box);
  context.save();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const body = () => traceBody(context, name, middle, half);
  const hasTail = name !== 'thought' && name !== 'box' && name !== 'whisper';
  const tail = hasTail ? () => traceTail(context, middle, half, target) : null;
  if (name === 'whisper') {
    context.fillStyle = halo.color;
    body();
    context.fill();
    strokeDashes(context, middle, { x: half.x - line, y: half.y - line }, line, palette.ink);
  } else {
    context.strokeStyle = palette.ink;
    context.lineWidth = line * 1.7;
    context.fillStyle = halo.color;
    for (const trace of tail ? [tail, body] : [body]) {
      trace();
      context.stroke();
    }
    for (const trace of tail ? [tail, body] : [body]) {
      trace();
      context.fill();
    }
  }
  if (name === 'thought') drawThoughtDots(context, middle, half, target, line, palette.ink, halo.color);
  if (name === 'box') {
    context.lineWidth = Math.max(1.2, line * 0.4);
    context.beginPath();
    context.roundRect(middle.x - half.x + 6, middle.y - half.y + 6, half.x * 2 - 12, half.y * 2 - 12, 5);
    context.stroke();
  }
  context.restore();
}

/** Area of the tail between bubble and head, which must stay free. */
export function tailBox(head: HeadFrame, box: Box): Box {
  const { x, y } = tailTarget(head, box);
  const fromX = Math.max(box.left, Math.min(box.right, x));
  const fromY = Math.max(box.top, Math.min(box.bottom, y));
  return {
    left: Math.min(x, fromX) - 8,
    top: Math.min(y, fromY) - 8,
    right: Math.max(x, fromX) + 8,
    bottom: Math.max(y, fromY) + 8,
  };
}

/** Target of the tail: the crown of the head for a bubble above, the mouth for one at the side. */
function tailTarget(head: HeadFrame, box: Box): Point {
  const middleX = (box.left + box.right) / 2;
  const isAbove = box.bottom < pointAt(head, 0, -0.4).y;
  if (isAbove)
    return pointAt(head, (middleX < head.x ? -0.25 : 0.25) * (head.flip ? -1 : 1), -head.top * 0.97);
  const side = middleX < head.x ? -1 : 1;
  return pointAt(head, side * (head.flip ? -1 : 1) * head.side * 0.86, head.chin * 0.55);
}
