/** Rectangle in pixels: left and top inside, right and bottom outside. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
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
}
