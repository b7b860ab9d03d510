import type { Acting } from '../../domain/acting/acting.ts';
import type { BubbleName } from '../../domain/acting/acting_names.ts';
import type {
  CaptionFont,
  CaptionPlacement,
  CaptionStyle,
  PresetConfig,
} from '../../domain/presets/preset.ts';
import { stickerSpec } from '../../domain/product/product_spec.ts';
import { standsUpright } from '../../domain/stamps/text_units.ts';
import { bubbleInside, isBubble } from './acting/bubbles.ts';
import type { CaptionRoom } from './caption_layout.ts';
import type { Box } from './cut_out.ts';

/** How and where a caption is drawn. */
export interface CaptionSetting {
  font: CaptionFont;
  placement: CaptionPlacement;
  /** Offset chosen by the person, px. */
  shift: { x: number; y: number };
  /** Speech bubble around the words. */
  bubble: BubbleName | null;
  room: CaptionRoom;
}

const { maxWidth, maxHeight } = stickerSpec.sticker;
/** Share of the safe area that a caption takes by default. */
const share = 0.36;
/** Horizontal lines at the side need more room than columns. */
const shareOfLines = 0.42;
/** Share that words take with their bubble, or on an arch. */
const shareOfBubble = 0.42;
const shareOfArch = 0.44;

/**
 * Combines the preset, the acting and the person's changes, in ascending priority. Captions at the side that cannot
 * be set vertically move to the bottom, or to the top in a bubble. They stay at the side in horizontal lines if the
 * person set placement or direction, or if the lettering stacks the words.
 */
export function captionSetting(
  text: string,
  style: CaptionStyle | null,
  preset: PresetConfig,
  safe: Box,
  lettering: Acting['lettering'] | null = null,
): CaptionSetting {
  const bubble = lettering && isBubble(lettering.bubble) ? lettering.bubble : null;
  const wanted = style?.placement ?? lettering?.place ?? preset.captionPlacement;
  const atSide = wanted === 'left' || wanted === 'right';
  const isStack = lettering?.style === 'stack' && atSide;
  const vertical = style?.vertical ?? (atSide && !isStack && standsUpright(text));
  const chosen = isStack || (style?.placement ?? style?.vertical ?? null) !== null;
  const movesDown = atSide && !vertical && !chosen;
  const placement = movesDown ? (bubble ? 'top' : 'bottom') : wanted;
  const beside = atSide && !movesDown;
  const width = safe.right - safe.left;
  const height = safe.bottom - safe.top;
  const isArch = lettering?.style === 'arch' && placement === 'top' && bubble === null;
  const outer = {
    width: beside ? width * (vertical ? share : shareOfLines) : bubble ? width * 0.9 : width,
    height: beside ? height : height * (bubble ? shareOfBubble : isArch ? shareOfArch : share),
  };
  const limit = { width, height };
  return {
    font: style?.font ?? preset.font,
    placement,
    shift: { x: (style?.offsetX ?? 0) * maxWidth, y: (style?.offsetY ?? 0) * maxHeight },
    bubble,
    room: {
      ...(bubble ? bubbleInside(bubble, outer.width, outer.height) : outer),
      stroke: bubble ? 0 : preset.captionStroke.width,
      vertical,
      style: bubble
        ? 'plain'
        : isArch || lettering?.style !== 'arch'
          ? (lettering?.style ?? 'plain')
          : 'tilted',
      scale: style?.scale ?? 1,
      limit: bubble ? bubbleInside(bubble, width, height) : limit,
    },
  };
}
