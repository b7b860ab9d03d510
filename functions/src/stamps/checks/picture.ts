/** A PNG as the checks see it. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colourType: number;
  readonly isInterlaced: boolean;
  /** Names of the chunks in order. */
  readonly chunks: readonly string[];
  /** Dots per inch as the file gives them, the smaller of both directions; null = not given. */
  readonly dotsPerInch: number | null;
  /** RGBA, straight alpha, row by row; null where the file is not 8-bit RGBA, or far too large to be unpacked. */
  readonly pixels: Uint8Array | null;
}

/** Why a file is no picture; `chunk` names the part whose sum is wrong. */
export interface BrokenFile {
  readonly broken: 'png_signature' | 'png_damaged' | 'png_crc';
  readonly chunk: string;
}
