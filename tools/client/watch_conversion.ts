import { documents } from '@pochitto/functions/domain/paths';
import {
  type ImageConversion,
  imageConversionSchema,
} from '@pochitto/functions/domain/studio/image_conversion';
import { doc, onSnapshot } from 'firebase/firestore';
import type { Browser } from './person.ts';
import { until } from './until.ts';

/** Resolves with the conversion once it matches, watched like the page does; by default waits up to two minutes. */
export function untilConversion(
  { firestore }: Pick<Browser, 'firestore'>,
  conversionId: string,
  isIt: (conversion: ImageConversion) => boolean,
  what: string,
  seconds?: number,
): Promise<ImageConversion> {
  return until<ImageConversion>(
    (look, fail) =>
      onSnapshot(
        doc(firestore, documents.imageConversion(conversionId)),
        (snapshot) => look(imageConversionSchema.parse(snapshot.data({ serverTimestamps: 'estimate' }))),
        fail,
      ),
    isIt,
    { what, ...(seconds ? { seconds } : {}) },
  );
}
