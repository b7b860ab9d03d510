/** How a style redraws its subjects; `none` shows the photo. */
export const illustrations = [
  'none',
  'anime',
  'halftone',
  'ink',
  'watercolor',
  'pixel',
  'paper_cut',
] as const;

export type Illustration = (typeof illustrations)[number];
