import type { ConversionStatus } from '@pochitto/functions/domain/image_conversion';
import { useCallback } from 'react';
import { call } from '../../lib/firebase/call.ts';
import { usePages } from '../../lib/use_pages.ts';

export interface GalleryFilters {
  readonly status: ConversionStatus | null;
  /** Days in Japan, 2026-11-22, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
}

/** A person's conversions under some filters, newest first, page after page. */
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
