import { documents } from '@pochitto/functions/domain/paths';
import type { ConversionImage } from '@pochitto/functions/domain/studio/generated_image';
import {
  type ConversionStatus,
  type ImageConversion,
  imageConversionSchema,
} from '@pochitto/functions/domain/studio/image_conversion';
import { useCallback } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { type Live, useLiveDocument, type WithId } from '../../lib/firebase/live.ts';
import { usePages } from '../../lib/use_pages.ts';

/** A variant as the page shows it. */
export type Picture = ConversionImage;
export type Conversion = WithId<ImageConversion>;

/** Subscribes to a conversion with its finished pictures in order. */
export function useConversion(conversionId: string): Live<Conversion> {
  const live = useLiveDocument(documents.imageConversion(conversionId), imageConversionSchema);
  if (live.state !== 'ready') return live;
  if (live.value.isDeleted && live.value.status !== 'cancelled') return { state: 'missing' };
  const now = Date.now();
  const images = live.value.images.filter(({ expiresAt }) => expiresAt.getTime() > now);
  return { state: 'ready', value: { ...live.value, images } };
}

export interface GalleryFilters {
  readonly status: ConversionStatus | null;
  /** Days in Japan such as 2026-11-22, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
}

/** Reads a person's filtered conversions, newest first, page by page. */
export function useGallery({ status, from, to, text }: GalleryFilters) {
  const read = useCallback(
    async (cursor: string | null) => {
      const { conversions, next } = await call('listConversions', { cursor, status, from, to, text });
      return { items: conversions, next };
    },
    [status, from, to, text],
  );
  const { pages, more, again } = usePages(read);
  return { gallery: pages, more, again };
}
