import { type FaceMap, movedFace, scaledFace } from './face_map.ts';

/** Keyword of the PNG chunk that stores a cut-out's metadata. */
export const cutOutKeyword = 'pochitto-cut-out';

/** Rectangle in pixels: left and top inclusive, right and bottom exclusive. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function movedBox({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** A head from the top of the hair to the chin; `face` is null if no face is clearly visible. */
export interface Head extends Box {
  face: FaceMap | null;
}

/** Position of a crop in the normalised photo that it was taken from, px. */
export interface PhotoFrame {
  left: number;
  top: number;
  photoWidth: number;
  photoHeight: number;
}

/**
 * A subject without its background. `pixels` is RGBA with straight alpha, `width` × `height`, cropped to the
 * subject. The first of `heads` is the main one; animals and things have none.
 */
export interface CutOut {
  kind: 'person' | 'thing';
  /** Whether the other kind would give a different cut-out, which may be the intended one. */
  isUnsure?: boolean;
  /** Problems found when the subject was cut out, by check rule; touching up may have fixed them. */
  faults?: readonly string[];
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
  heads: Head[];
  /** null for art drawn by an engine. */
  frame: PhotoFrame | null;
}

/**
 * Whether an engine drew the subject, in the preset's style, with its expression and framing already applied, so
 * none of these is applied again. Cut-outs of older versions have no frame either, but no faces.
 */
export function isDrawn({ kind, frame, heads }: Pick<CutOut, 'kind' | 'frame' | 'heads'>): boolean {
  return frame === null && (kind === 'thing' || heads.every(({ face }) => face !== null));
}

/** Scales heads by `by` about (0, 0). */
export function scaledHeads(heads: readonly Head[], by: number): Head[] {
  return heads.map(({ left, top, right, bottom, face }) => ({
    left: left * by,
    top: top * by,
    right: right * by,
    bottom: bottom * by,
    face: face && scaledFace(face, by),
  }));
}

/** Moves heads by (x, y), clips their boxes to `width` × `height` and drops those outside. */
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
