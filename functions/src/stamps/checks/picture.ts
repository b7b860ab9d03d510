/** A decoded PNG. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colourType: number;
  readonly isInterlaced: boolean;
  /** Names of the chunks in file order. */
  readonly chunks: readonly string[];
  /** Density of the file in dots per inch, the smaller of both directions; null if not given. */
  readonly dotsPerInch: number | null;
  /** RGBA, straight alpha, row by row; null if the file is not 8-bit RGBA or far too large to decode. */
  readonly pixels: Uint8Array | null;
}

/** Why a file is not a valid PNG; `chunk` names the chunk with the wrong checksum. */
export interface BrokenFile {
  readonly broken: 'png_signature' | 'png_damaged' | 'png_crc';
  readonly chunk: string;
}
