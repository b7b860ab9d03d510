declare module 'subset-font' {
  /** Returns a font with the glyphs of `text` only. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'woff' | 'woff2' },
  ): Promise<Buffer>;
}
