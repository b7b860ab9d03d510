import type { ConversionImage } from '@pochitto/functions/domain/generated_image';
import { type ImageConversion, imageConversionSchema } from '@pochitto/functions/domain/image_conversion';
import { documents } from '@pochitto/functions/domain/paths';
import { type Live, useLiveDocument, type WithId } from '../../lib/firebase/live.ts';

/** A variant as the page shows it. */
export type Picture = ConversionImage;
export type Conversion = WithId<ImageConversion>;

/** A conversion as it changes, with the pictures that are there, in their order. */
export function useConversion(conversionId: string): Live<Conversion> {
  const live = useLiveDocument(documents.imageConversion(conversionId), imageConversionSchema);
  if (live.state !== 'ready') return live;
  if (live.value.isDeleted && live.value.status !== 'cancelled') return { state: 'missing' };
  const now = Date.now();
  const images = live.value.images.filter(({ expiresAt }) => expiresAt.getTime() > now);
  return { state: 'ready', value: { ...live.value, images } };
}
