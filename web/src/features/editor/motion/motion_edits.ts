import { stillMotion } from '@pochitto/functions/compose/product_picture';
import { ownMotion } from '@pochitto/functions/domain/motion/direct_motion';
import type { Motion } from '@pochitto/functions/domain/motion/motion';
import type { Product } from '@pochitto/functions/domain/product/product';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import type { StickerContent } from '../editor_content.ts';

/** How a sticker moves: as the person or the set chose, else as suits its message, as the server has it. */
export function shownMotion(
  product: Product,
  { message, acting }: Pick<StickerContent, 'message' | 'acting'>,
): Motion {
  if (productSpecs[product].timing === null) return stillMotion;
  return ownMotion({ text: tidyMessage(message), acting });
}
