import { hexBytes } from '../compose/acting/palette_colors.ts';

/** A flat background color for figures, which `chromaKey` can remove. */
export interface GroundColor {
  readonly name: string;
  /** `#RRGGBB`. */
  readonly hex: string;
  /** Names of colors that are too similar. */
  readonly words: RegExp;
}

/** Saturated colors; a drawing rarely contains all of them. */
const groundColors: readonly GroundColor[] = [
  { name: 'green', hex: '#00B140', words: /\b(?:green|lime|emerald|mint|jade|olive)\b/iu },
  { name: 'magenta', hex: '#FF00FF', words: /\b(?:magenta|pink|fuchsia|purple|violet|lavender|lilac)\b/iu },
  { name: 'cyan', hex: '#00E5FF', words: /\b(?:cyan|turquoise|teal|aqua|sky blue)\b/iu },
  { name: 'blue', hex: '#0038FF', words: /\b(?:blue|navy|indigo|cobalt)\b/iu },
  { name: 'yellow', hex: '#FFE600', words: /\b(?:yellow|gold|golden|lemon)\b/iu },
];

/** Pixels of the subject: RGBA with straight alpha. */
interface Subject {
  readonly pixels: Uint8ClampedArray;
}

interface Style {
  /** `#RRGGBB`. */
  readonly colors: readonly string[];
  readonly words: string;
}

/** Channel difference from which a color certainly differs from the ground. */
const clear = 110;
/** Weight of one color of the style, as a share of the subject. */
const styleShare = 0.02;
const solid = 128;
/** Approximate number of sampled pixels. */
const lookedAt = 20_000;

/**
 * Chooses the ground color that the fewest colors of the subject and the style are near to. Colors named in the
 * style's words come last. Output is deterministic.
 */
export function sheetGround({ pixels }: Subject, style: Style): GroundColor {
  const step = Math.max(1, Math.floor(pixels.length / 4 / lookedAt)) * 4;
  const costs = groundColors.map((ground) => {
    const own = hexBytes(ground.hex);
    let seen = 0;
    let near = 0;
    for (let at = 0; at < pixels.length; at += step) {
      if (pixels[at + 3] < solid) continue;
      seen++;
      near += nearness(own, pixels[at], pixels[at + 1], pixels[at + 2]);
    }
    const inStyle = style.colors.map((color) => nearness(own, ...hexBytes(color)));
    const styled = inStyle.reduce((sum, each) => sum + each, 0) * styleShare;
    return near / Math.max(1, seen) + styled + (ground.words.test(style.words) ? 2 : 0);
  });
  const best = costs.indexOf(Math.min(...costs));
  return groundColors[best];
}

/**
 * Similarity of two colors: 1 for the same color, 0 from `clear` on. Uses the largest channel difference, as
 * `chromaKey` does.
 */
function nearness(own: ReturnType<typeof hexBytes>, red: number, green: number, blue: number): number {
  const difference = Math.max(Math.abs(red - own[0]), Math.abs(green - own[1]), Math.abs(blue - own[2]));
  return Math.max(0, 1 - difference / clear);
}
