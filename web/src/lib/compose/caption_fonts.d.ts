declare module 'virtual:caption-fonts' {
  /** Folder of each font's slices, with a slash at its end. */
  export const fontFolders: Record<import('@pochitto/functions/compose/caption_families').FontName, string>;
}
