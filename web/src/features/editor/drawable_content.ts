import { plainCaption } from '@pochitto/functions/domain/caption_style';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/message_text';
import type { StickerContent } from './editor_content.ts';

const hidden = { ...plainCaption, hidden: true };

/** What of a sticker can be drawn: while no words stand there the picture alone; null for words that cannot be. */
export function drawableContent(content: StickerContent): StickerContent | null {
  const text = tidyMessage(content.message);
  if (content.caption?.hidden || messageProblem(text) === null) return content;
  return text === '' ? { ...content, caption: hidden } : null;
}

/** Whether the words of a sticker stop it from being saved. */
export function hasProblem(content: StickerContent): boolean {
  return messageProblem(tidyMessage(content.message)) !== null;
}
