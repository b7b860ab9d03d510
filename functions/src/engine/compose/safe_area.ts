import type { PresetConfig } from '../../domain/preset.ts';
import { stickerSpec } from '../../domain/sticker_spec.ts';
import type { Box } from './cut_out.ts';

/** Shadows fade out over this many sigmas. */
export const shadowReach = 2;

/** The canvas without margin, ring and shadow: what subject and caption may use. */
export function safeArea(preset: PresetConfig): Box {
  const { maxWidth, maxHeight, margin } = stickerSpec.sticker;
  const shadow = preset.shadow;
  const soft = shadow ? shadow.blur * shadowReach : 0;
  // Two pixels more than asked: one for anti-aliasing, one because whoever measures may count differently.
  const room = (offset: number) => margin + 2 + preset.borderWidth + Math.max(0, Math.ceil(soft + offset));
  return {
    left: room(-(shadow?.offsetX ?? 0)),
    top: room(-(shadow?.offsetY ?? 0)),
    right: maxWidth - room(shadow?.offsetX ?? 0),
    bottom: maxHeight - room(shadow?.offsetY ?? 0),
  };
}
