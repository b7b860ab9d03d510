declare module 'virtual:caption-fonts' {
  /** Folder of each font's slices, with a trailing slash. */
  export const fontFolders: Record<import('@pochitto/functions/compose/caption_families').FontName, string>;
}
