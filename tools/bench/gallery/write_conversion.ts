import { randomUUID } from 'node:crypto';
import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { documents, files, ids } from '../../../functions/src/domain/paths.ts';
import { expiryOf, purgeOf } from '../../../functions/src/domain/studio/generated_image.ts';
import { quotaMonth } from '../../../functions/src/domain/studio/studio_quota.ts';
import type { Context } from '../../../functions/src/platform/context.ts';

/** Owner of all conversions in the benchmarks. */
export const caller = { uid: 'mio', email: 'mio@pochitto.example', displayName: 'Mio' };

interface Made {
  readonly createdAt: Date;
  readonly pictures: number;
  /** Whether the images have their own documents. */
  readonly withDocuments?: boolean;
}

/** Writes a completed conversion; returns the paths of its images and thumbnails. */
export function writeConversion(
  { firestore }: Context,
  writer: ReturnType<Firestore['bulkWriter']>,
  { createdAt, pictures, withDocuments = false }: Made,
): string[] {
  const conversionId = randomUUID();
  const expires = expiryOf(createdAt);
  const times = {
    createdAt: Timestamp.fromDate(createdAt),
    updatedAt: Timestamp.fromDate(createdAt),
    expiresAt: Timestamp.fromDate(expires),
    purgeAt: Timestamp.fromDate(purgeOf(expires)),
    isDeleted: false,
    deletedAt: null,
    removedAt: null,
  };
  const images = Array.from({ length: pictures }, (_, index) => {
    const imageId = ids.generatedImage(conversionId, index + 1);
    return {
      imageId,
      imagePath: files.studioPicture(caller.uid, `${randomUUID()}.jpg`),
      imageName: `photo_${index + 1}.jpg`,
      thumbnailPath: files.studioThumbnail(caller.uid, imageId),
      width: 1024,
      height: 1024,
      number: index + 1,
      label: null,
      brightnessAdjustment: 0,
      rating: null,
      expiresAt: times.expiresAt,
    };
  });
  void writer.create(firestore.doc(documents.imageConversion(conversionId)), {
    userId: caller.uid,
    originalImagePath: 'original',
    originalImageName: 'photo.jpg',
    originalImageSize: 1,
    prompt: 'evening light',
    generationCount: pictures,
    status: 'completed',
    processingTime: 1.234,
    errorMessage: null,
    engine: 'embedded',
    consentedAt: times.createdAt,
    images,
    quotaMonth: quotaMonth(createdAt),
    quotaCounted: pictures,
    deliveredCount: pictures,
    ...times,
  });
  if (withDocuments) {
    for (const { imageId, ...image } of images) {
      void writer.create(firestore.doc(documents.generatedImage(imageId)), {
        userId: caller.uid,
        conversionId,
        imageSize: 7,
        ...image,
        ...times,
      });
    }
  }
  return images.flatMap(({ imagePath, thumbnailPath }) => [imagePath, thumbnailPath]);
}
