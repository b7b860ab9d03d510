/** Keyword of the PNG chunk that keeps what a cut-out's pixels do not say. */
export const cutOutKeyword = 'pochitto-cut-out';

/** Rectangle in pixels: left and top inside, right and bottom outside. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
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
 * subject. `heads` are boxes from the top of the hair to the chin, the largest first; empty for animals and things.
 */
export interface CutOut {
  kind: 'person' | 'thing';
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
  heads: Box[];
  /** null for art that an engine drew. */
  frame: PhotoFrame | null;
}
