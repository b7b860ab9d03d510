import type { Acting } from '../domain/acting/acting.ts';
import { bestActing } from '../domain/acting/best_acting.ts';
import type { PresetConfig } from '../domain/presets/preset.ts';
import { productSpecs } from '../domain/product/product_spec.ts';
import type { Pose } from '../domain/stamps/pose.ts';
import type { Stamp } from '../domain/stamps/stamp.ts';
import type { CutOut, DrawBadge, DrawnImage } from '../engine/index.ts';

/** A sticker that is drawn again, without its caption. */
interface Regenerated {
  readonly messageId: string;
  readonly cutOut: CutOut;
  readonly pose: Pose;
  readonly acting: Acting | null;
}

interface Drawing {
  readonly stamp: Stamp;
  readonly preset: PresetConfig;
  /** What main and tab show if the person selected no sticker; null leaves them unchanged. */
  readonly subject: CutOut | null;
  /** Actings of the stickers that the engine chooses from. */
  readonly actings: readonly (Acting | null)[];
  readonly regenerated: Regenerated | null;
}

export interface Badges {
  readonly main?: DrawnImage;
  readonly tab?: DrawnImage;
}

/** Draws main and tab, if they show a sticker that is drawn in this attempt. */
export async function drawBadges({ stamp, preset, subject, actings, regenerated }: Drawing): Promise<Badges> {
  const hasMain = productSpecs[stamp.product].main !== null;
  const drawers = (await import('../engine/index.ts')).badgeDrawers(stamp.product);
  const draw = async (chosen: string | null, drawIt: DrawBadge) => {
    if (chosen === null) {
      return subject ? drawIt(subject, preset, { pose: null, acting: bestActing(actings) }) : undefined;
    }
    return chosen === regenerated?.messageId ? drawIt(regenerated.cutOut, preset, regenerated) : undefined;
  };
  const [main, tab] = await Promise.all([
    hasMain ? draw(stamp.mainMessageId, drawers.main) : undefined,
    draw(stamp.tabMessageId, drawers.tab),
  ]);
  return { ...(main ? { main } : {}), ...(tab ? { tab } : {}) };
}
