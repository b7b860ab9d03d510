import type { CaptionStyle } from '../../domain/caption_style.ts';
import { standsUpright } from '../../domain/message_text.ts';
import type { CaptionFont, CaptionPlacement, PresetConfig } from '../../domain/preset.ts';
import { stickerSpec } from '../../domain/sticker_spec.ts';
import type { CaptionRoom } from './caption_layout.ts';
import type { Box } from './cut_out.ts';

/** How and where a caption is set. */
export interface CaptionSetting {
  font: CaptionFont;
  placement: CaptionPlacement;
  /** Moved by hand, px. */
  shift: { x: number; y: number };
  room: CaptionRoom;
}

const { maxWidth, maxHeight } = stickerSpec.sticker;
/** Share of the safe area that a caption takes of itself. */
const share = 0.36;
/** Lines at the side need more than columns do. */
const shareOfLines = 0.42;

/**
 * What the preset says and the person changed. A preset that sets captions at the side moves those that cannot stand
 * upright to the bottom; where a person chose the side, they stand there in lines.
 */
export function captionSetting(
  text: string,
  style: CaptionStyle | null,
  preset: PresetConfig,
  safe: Box,
): CaptionSetting {
  const wanted = style?.placement ?? preset.captionPlacement;
  const atSide = wanted === 'left' || wanted === 'right';
  const vertical = style?.vertical ?? (atSide && standsUpright(text));
  const chosen = (style?.placement ?? style?.vertical ?? null) !== null;
  const movesDown = atSide && !vertical && !chosen;
  const placement = movesDown ? 'bottom' : wanted;
  const beside = atSide && !movesDown;
  const width = safe.right - safe.left;
  const height = safe.bottom - safe.top;
  return {
    font: style?.font ?? preset.font,
    placement,
    shift: { x: (style?.offsetX ?? 0) * maxWidth, y: (style?.offsetY ?? 0) * maxHeight },
    room: {
      width: beside ? width * (vertical ? share : shareOfLines) : width,
      height: beside ? height : height * share,
      stroke: preset.captionStroke.width,
      vertical,
      scale: style?.scale ?? 1,
      limit: { width, height },
    },
  };
}
