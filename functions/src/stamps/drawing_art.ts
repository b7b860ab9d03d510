import { PochittoError } from '../domain/errors.ts';
import type { GenerateQueueMessage } from '../domain/generation/generate_queue_message.ts';
import { files } from '../domain/paths.ts';
import { drawingPose, noCaption } from '../domain/stamps/drawing.ts';
import type { Context } from '../platform/context.ts';
import { isNotFound } from '../platform/files.ts';

interface DrawingCopy {
  /** Of a drawing that `readDrawings` has read. */
  readonly id: string;
  /** Where its art is stored in the set. */
  readonly artPath: string;
}

/**
 * Copies read drawings to a set, on their flat grounds if they keep them and have some.
 *
 * @throws PochittoError `drawing_missing` if one is no longer there; others may have been copied
 */
export async function copyDrawings(
  { bucket }: Context,
  uid: string,
  copies: readonly DrawingCopy[],
  keepsGround: boolean,
): Promise<void> {
  const copied = await Promise.allSettled(
    copies.map(async ({ id, artPath }) => {
      const onGround = bucket.file(files.previewDrawingOnGround(uid, id));
      const [exists] = keepsGround ? await onGround.exists() : [false];
      await (exists ? onGround : bucket.file(files.previewDrawing(uid, id))).copy(bucket.file(artPath));
    }),
  );
  // Only now, so that none is written after the caller has removed the others.
  for (const copy of copied) {
    if (copy.status === 'fulfilled') continue;
    throw isNotFound(copy.reason) ? new PochittoError('drawing_missing') : copy.reason;
  }
}

/** Removes art that no sticker was made from. */
export async function removeArt({ bucket }: Context, paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => bucket.file(path).delete({ ignoreNotFound: true })));
}

/** Returns what a sticker of a drawing is drawn from: the drawing as it is, with its words if it has some. */
export function drawingFields({
  text,
  artPath,
}: {
  readonly text: string;
  readonly artPath: string;
}): Pick<GenerateQueueMessage, 'message' | 'pose' | 'acting' | 'caption' | 'artPath'> {
  const caption = text === '' ? noCaption : null;
  return { message: text, pose: drawingPose, acting: null, caption, artPath };
}
