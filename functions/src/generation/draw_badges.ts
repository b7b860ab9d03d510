import type { Look } from '../domain/look.ts';
import type { PresetConfig } from '../domain/preset.ts';
import type { Stamp } from '../domain/stamp.ts';
import type { CutOut, DrawnImage } from '../engine/index.ts';

/** A sticker that is drawn again, without its words. */
interface Redone {
  readonly messageId: string;
  readonly cutOut: CutOut;
  readonly look: Look;
}

interface Drawing {
  readonly stamp: Stamp;
  readonly preset: PresetConfig;
  /** What main and tab show where nobody chose a sticker; null leaves them as they are. */
  readonly subject: CutOut | null;
  readonly redone: Redone | null;
}

export interface Badges {
  readonly main?: DrawnImage;
  readonly tab?: DrawnImage;
}

/** Main and tab, as far as they show what is drawn now. */
export async function drawBadges({ stamp, preset, subject, redone }: Drawing): Promise<Badges> {
  const { drawMain, drawTab } = await import('../engine/index.ts');
  const draw = async (chosen: string | null, drawIt: typeof drawMain) => {
    if (chosen === null) return subject ? drawIt(subject, preset) : undefined;
    return chosen === redone?.messageId ? drawIt(redone.cutOut, preset, redone.look) : undefined;
  };
  const [main, tab] = await Promise.all([
    draw(stamp.mainMessageId, drawMain),
    draw(stamp.tabMessageId, drawTab),
  ]);
  return { ...(main ? { main } : {}), ...(tab ? { tab } : {}) };
}
