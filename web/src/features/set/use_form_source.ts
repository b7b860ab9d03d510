import type { FormSource } from '@pochitto/functions/domain/form_fields';
import { setMetadataSchema } from '@pochitto/functions/domain/set_metadata';
import { useMemo } from 'react';
import type { StampSet } from './use_set.ts';

/** What the fields of Creators Market's form are filled from. */
export function useFormSource({ stamp, stickers }: StampSet): FormSource {
  const { metadata, engine } = stamp;
  const count = stickers.length;
  return useMemo(
    () => ({ metadata: setMetadataSchema.parse(metadata), engine, count }),
    [metadata, engine, count],
  );
}
