import type { ImageConversion } from '@pochitto/functions/domain/image_conversion';
import { studioVariants } from '@pochitto/functions/domain/studio_variants';
import { useLocale } from 'use-intl';

type Asked = Pick<ImageConversion, 'prompt' | 'effect'>;

/** What was asked, in the reader's language where it was chosen from a list, else as it was written. */
export function useAskedFor(): (asked: Asked) => string {
  const locale = useLocale();
  return ({ prompt, effect }) => (effect && studioVariants(effect, 1)[0]?.label[locale]) || prompt;
}
