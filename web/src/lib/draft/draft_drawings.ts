import { largestCount } from '@pochitto/functions/domain/product/product_spec';
import {
  type Drawing,
  drawingPose,
  drawingSchema,
  maxDrawings,
  noCaption,
} from '@pochitto/functions/domain/stamps/drawing';
import { messageProblem, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { z } from 'zod';

/** A read drawing with its caption, which may be empty. */
export const draftDrawingSchema = drawingSchema.extend({ text: z.string() });

export type DraftDrawing = z.infer<typeof draftDrawingSchema>;

/** Adds read drawings that are not there yet, up to the most that may be kept. */
export function withDrawings(
  drawings: readonly DraftDrawing[],
  added: readonly Drawing[],
): { readonly drawings: DraftDrawing[]; readonly repeated: number } {
  const known = new Set(drawings.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !known.has(id)).map((drawing) => ({ ...drawing, text: '' }));
  return {
    drawings: [...drawings, ...fresh].slice(0, maxDrawings),
    repeated: added.length - fresh.length,
  };
}

/** Returns the drawings that become stickers: the first ones, as many as a set can have. */
export function usedDrawings(drawings: readonly DraftDrawing[]): readonly DraftDrawing[] {
  return drawings.slice(0, largestCount('sticker', drawings.length));
}

/** Returns the path of the art that a sticker shows. */
export function artOf({ path, groundPath }: DraftDrawing, keepsGround: boolean): string {
  return (keepsGround ? groundPath : null) ?? path;
}

/** Returns why a caption cannot be drawn, or null. */
export function drawingProblem({ text }: Pick<DraftDrawing, 'text'>) {
  const tidy = tidyMessage(text);
  return tidy === '' ? null : messageProblem(tidy);
}

/** Whether the drawings can become a set as they are. */
export function areDrawingsReady(drawings: readonly DraftDrawing[]): boolean {
  const used = usedDrawings(drawings);
  return used.length > 0 && used.every((drawing) => drawingProblem(drawing) === null);
}

/** Returns how a drawing becomes a sticker, like on the server. */
export function drawingRequest({ text }: Pick<DraftDrawing, 'text'>, styleIndex: number) {
  const tidy = tidyMessage(text);
  const caption = tidy === '' ? noCaption : null;
  return { text: tidy, pose: drawingPose, acting: null, styleIndex, caption };
}
