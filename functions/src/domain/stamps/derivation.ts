import { z } from 'zod';
import type { Acting } from '../acting/acting.ts';
import { letteringFor } from '../acting/direct_words.ts';
import { documentIdSchema } from '../paths.ts';
import type { CaptionStyle } from '../presets/preset.ts';
import { derivationsOf, derivedProducts, type Product } from '../product/product_spec.ts';
import { type MessageLanguage, messageLanguages } from './message_text.ts';

/**
 * What a derived set is to its parent: another product, its duplicate in another style, or its twin in another
 * language.
 */
export const derivationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('product'), product: z.enum(derivedProducts) }),
  z.object({ kind: z.literal('style'), presetId: documentIdSchema }),
  z.object({ kind: z.literal('language'), language: z.enum(messageLanguages) }),
]);

export type Derivation = z.infer<typeof derivationSchema>;

/** Returns the name of a derivation in `stamps.derivedStampIds`. A set has one derived set for each name. */
export function derivationKey(derivation: Derivation): string {
  switch (derivation.kind) {
    case 'product':
      return derivation.product;
    case 'style':
      return `style_${derivation.presetId}`;
    case 'language':
      return `language_${derivation.language}`;
  }
}

/** Returns the derivation that `derivationKey` named, or null for an unknown name. */
export function derivationOf(key: string): Derivation | null {
  const [, kind, value] = /^(style|language)_(.+)$/.exec(key) ?? [];
  const named =
    kind === 'style'
      ? { kind, presetId: value }
      : kind === 'language'
        ? { kind, language: value }
        : { kind: 'product', product: key };
  return derivationSchema.safeParse(named).data ?? null;
}

/** Tells whether a product has a derivation. Emoji and animations are made from the duplicate or the twin. */
export function mayDerive(product: Product, derivation: Derivation): boolean {
  if (derivation.kind !== 'product') return product === 'sticker';
  return derivationsOf[product].includes(derivation.product);
}

/** Returns a caption in another style: its font and color are the style's. */
export function restyledCaption(caption: CaptionStyle | null): CaptionStyle | null {
  return caption && { ...caption, font: null, color: null };
}

interface Lettered {
  readonly caption: CaptionStyle | null;
  readonly acting: Acting | null;
}

/** Returns how a sticker shows `text`, its message in another language: the same, where the words fit. */
export function translatedSticker(
  { caption, acting }: Lettered,
  text: string,
  language: MessageLanguage,
): Lettered {
  return {
    caption: caption && (language === 'zh-Hant' ? { ...caption, font: null } : caption),
    acting: acting && { ...acting, lettering: letteringFor(text, acting.lettering) },
  };
}
