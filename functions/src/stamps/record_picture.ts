import { createHash } from 'node:crypto';
import { FieldValue, type Transaction, type WriteBatch } from 'firebase-admin/firestore';
import { documents, files } from '../domain/paths.ts';
import type { StampImage, StickerFault } from '../domain/stamps/image.ts';
import type { DrawnImage } from '../engine/index.ts';
import type { Context } from '../platform/context.ts';

/** The fields of an image document, except its timestamps. */
export interface Picture
  extends Pick<StampImage, 'userId' | 'stampId' | 'queueId' | 'messageId' | 'type' | 'url' | 'sequence'> {
  readonly id: string;
  readonly origin?: StampImage['origin'];
  /** Version number, for a sticker that replaces an earlier image. */
  readonly version?: number;
  readonly image: {
    readonly width: number;
    readonly height: number;
    readonly png: Uint8Array;
    readonly captionSize?: number | null;
    readonly faults?: readonly StickerFault[];
  };
}

/** Writes the document of a stored image, replacing an earlier one with the same id. */
export function recordPicture(
  { firestore }: Context,
  transaction: Transaction | WriteBatch,
  { id, image, origin = 'drawn', version = 0, ...picture }: Picture,
): void {
  const now = FieldValue.serverTimestamp();
  const reference = firestore.doc(documents.image(id));
  const document = {
    ...picture,
    width: image.width,
    height: image.height,
    bytes: image.png.byteLength,
    captionSize: image.captionSize ?? null,
    faults: [...(image.faults ?? [])],
    origin,
    version,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  // Both types have this method, but no common type declares it.
  if ('commit' in transaction) transaction.set(reference, document);
  else transaction.set(reference, document);
}

interface Place {
  readonly userId: string;
  readonly stampId: string;
  /** A message id, `main` or `tab`. */
  readonly name: string;
}

/** Stores a PNG under its digest and returns the path. The same image always has the same path. */
export async function storePicture(
  { bucket }: Context,
  { userId, stampId, name }: Place,
  { png }: DrawnImage,
): Promise<string> {
  const digest = createHash('sha256').update(png).digest('hex').slice(0, 16);
  const path = files.sticker(userId, stampId, name, digest);
  await bucket.file(path).save(Buffer.from(png.buffer, png.byteOffset, png.byteLength), {
    contentType: 'image/png',
    resumable: false,
    metadata: { cacheControl: 'private, max-age=86400, immutable' },
  });
  return path;
}
