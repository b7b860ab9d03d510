import { stillMotion } from '@pochitto/functions/compose/product_picture';
import type { Acting } from '@pochitto/functions/domain/acting/acting';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { ownMotion } from '@pochitto/functions/domain/motion/direct_motion';
import type { Motion } from '@pochitto/functions/domain/motion/motion';
import { type CaptionStyle, plainCaption } from '@pochitto/functions/domain/presets/caption_style';
import type { Product } from '@pochitto/functions/domain/product/product';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import type { Pose } from '@pochitto/functions/domain/stamps/pose';
import { graphemes } from '@pochitto/functions/domain/stamps/text_units';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';

/** What a person may change about one sticker. `message` is as typed: it may be wrong, and is tidied when saved. */
export interface StickerContent {
  readonly message: string;
  /** null = the preset's. */
  readonly pose: Pose | null;
  readonly caption: CaptionStyle | null;
  /** null = a plain picture. */
  readonly acting: Acting | null;
}

/** Everything of a set that the editor changes, as it stands. Never altered in place. */
export interface Content {
  readonly stickers: Readonly<Record<string, StickerContent>>;
  /** All stickers, those taken out too, so that they come back to their places. */
  readonly order: readonly string[];
  readonly removed: readonly string[];
  /** null = the engine's choice. */
  readonly mainMessageId: string | null;
  readonly tabMessageId: string | null;
  readonly touchUp: TouchUp;
}

/** The stickers that stay in the set, in their order. */
export function keptOrder({ order, removed }: Pick<Content, 'order' | 'removed'>): string[] {
  return order.filter((id) => !removed.includes(id));
}

/** Whether two values, or objects of values, are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [ours, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return ours.length === theirs.size && ours.every(([key, value]) => isSame(value, theirs.get(key)));
}

const hidden = { ...plainCaption, hidden: true };

/** What of a sticker can be drawn: while no words stand there the picture alone; null for words that cannot be. */
export function drawableContent(content: StickerContent): StickerContent | null {
  const text = tidyMessage(content.message);
  if (content.caption?.hidden || messageProblem(text) === null) return content;
  return text === '' ? { ...content, caption: hidden } : null;
}

/** Why the words of a sticker cannot be saved; null where they can. Of emoji few letters can be read. */
export function wordsProblem({ message, caption }: StickerContent, product: Product): ErrorCode | null {
  const text = tidyMessage(message);
  const { captionLength } = productSpecs[product];
  const isLong = captionLength !== null && !caption?.hidden && graphemes(text) > captionLength;
  return messageProblem(text) ?? (isLong ? 'emoji_caption_too_long' : null);
}

/** How a sticker moves: as the person or the set chose, else as suits its message, as the server has it. */
export function shownMotion(
  product: Product,
  { message, acting }: Pick<StickerContent, 'message' | 'acting'>,
): Motion {
  if (productSpecs[product].timing === null) return stillMotion;
  return ownMotion({ text: tidyMessage(message), acting });
}
