import { type FaceMap, movedFace, scaledFace } from './face_map.ts';

/** Keyword of the PNG chunk that keeps what a cut-out's pixels do not say. */
export const cutOutKeyword = 'pochitto-cut-out';

/** Rectangle in pixels: left and top inside, right and bottom outside. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function movedBox({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** A head from the top of the hair to the chin, with the face on it; null where no face is seen or none is clear. */
export interface Head extends Box {
  face: FaceMap | null;
}

/** Where a crop lay in the normalised photo that it was taken from, px. */
export interface PhotoFrame {
  left: number;
  top: number;
  photoWidth: number;
  photoHeight: number;
}

/**
 * A subject freed from its background. `pixels` is RGBA with straight alpha, `width` × `height`, cropped to the
 * subject. The first of `heads` acts best; empty for animals and things.
 */
export interface CutOut {
  kind: 'person' | 'thing';
  /** Whether the other kind would give another cut-out that may be the one that was meant. */
  isUnsure?: boolean;
  /** Problems found at the cut-out, by check rule; touching it up may have fixed them. */
  faults?: readonly string[];
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
  heads: Head[];
  /** null for art that an engine drew. */
  frame: PhotoFrame | null;
}

/**
 * Whether an engine drew the subject: in the style, with its expression and as much of it as its framing shows, so that
 * nothing of that is done again. Cut-outs of older versions know no frame either, and no faces.
 */
export function isDrawn({ kind, frame, heads }: Pick<CutOut, 'kind' | 'frame' | 'heads'>): boolean {
  return frame === null && (kind === 'thing' || heads.every(({ face }) => face !== null));
}

/** Heads enlarged by `by` about (0, 0). */
export function scaledHeads(heads: readonly Head[], by: number): Head[] {
  return heads.map(({ left, top, right, bottom, face }) => ({
    left: left * by,
    top: top * by,
    right: right * by,
    bottom: bottom * by,
    face: face && scaledFace(face, by),
  }));
}

/** Heads moved by (x, y), their boxes within `width` × `height`; those that lie outside are left out. */
export function movedHeads(
  heads: readonly Head[],
  x: number,
  y: number,
  width: number,
  height: number,
): Head[] {
  return heads.flatMap((head): Head[] => {
    const left = Math.max(0, Math.round(head.left + x));
    const top = Math.max(0, Math.round(head.top + y));
    const right = Math.min(width, Math.round(head.right + x));
    const bottom = Math.min(height, Math.round(head.bottom + y));
    if (right <= left || bottom <= top) return [];
    return [{ left, top, right, bottom, face: head.face && movedFace(head.face, x, y) }];
  });
}
