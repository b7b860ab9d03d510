import { stillMotion } from '@pochitto/functions/compose/product_picture';
import type { Acting } from '@pochitto/functions/domain/acting/acting';
import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import { ownMotion } from '@pochitto/functions/domain/motion/direct_motion';
import type { Motion } from '@pochitto/functions/domain/motion/motion';
import { type CaptionStyle, plainCaption } from '@pochitto/functions/domain/presets/preset';
import { type Product, productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import type { Pose } from '@pochitto/functions/domain/stamps/pose';
import { graphemes } from '@pochitto/functions/domain/stamps/text_units';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';

/** The editable part of one sticker. `message` is as typed: it may be invalid, and is normalized when saved. */
export interface StickerContent {
  readonly message: string;
  /** null = the preset's. */
  readonly pose: Pose | null;
  readonly caption: CaptionStyle | null;
  /** null = a plain sticker. */
  readonly acting: Acting | null;
}

/** Everything about a set that the editor changes. Immutable. */
export interface Content {
  readonly stickers: Readonly<Record<string, StickerContent>>;
  /** All stickers including removed ones, so that they return to their places. */
  readonly order: readonly string[];
  readonly removed: readonly string[];
  /** null = the engine's choice. */
  readonly mainMessageId: string | null;
  readonly tabMessageId: string | null;
  readonly touchUp: TouchUp;
}

/** Returns the remaining stickers in order. */
export function keptOrder({ order, removed }: Pick<Content, 'order' | 'removed'>): string[] {
  return order.filter((id) => !removed.includes(id));
}

/** Compares two values, or objects of values, deeply. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [ours, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return ours.length === theirs.size && ours.every(([key, value]) => isSame(value, theirs.get(key)));
}

const hidden = { ...plainCaption, hidden: true };

/** Returns the drawable part of a sticker: without words the picture alone; null for words that cannot be drawn. */
export function drawableContent(content: StickerContent): StickerContent | null {
  const text = tidyMessage(content.message);
  if (content.caption?.hidden || messageProblem(text) === null) return content;
  return text === '' ? { ...content, caption: hidden } : null;
}

/** Returns why the words of a sticker cannot be saved, or null. On emoji, only few letters are legible. */
export function wordsProblem({ message, caption }: StickerContent, product: Product): ErrorCode | null {
  const text = tidyMessage(message);
  const { captionLength } = productSpecs[product];
  const isLong = captionLength !== null && !caption?.hidden && graphemes(text) > captionLength;
  // A drawing may be without words.
  if (text === '' && caption?.hidden) return null;
  return messageProblem(text) ?? (isLong ? 'emoji_caption_too_long' : null);
}

/** Returns how a sticker moves: as chosen by the person or the set, else what suits its message, like the server. */
export function shownMotion(
  product: Product,
  { message, acting }: Pick<StickerContent, 'message' | 'acting'>,
): Motion {
  if (productSpecs[product].timing === null) return stillMotion;
  return ownMotion({ text: tidyMessage(message), acting });
}
