/** Background of a light and a dark chat, as a gray of 0 to 255. */
const grounds = { light: 255, dark: 26 } as const;
/** Minimum contrast (WCAG 2.2) at which something is distinguishable from its background. */
const leastContrast = 1.5;
/** Sampling distance in pixels; fine enough for colors. */
const step = 2;
const levels = 4;

export interface ColourMeasures {
  /** Share of drawn pixels that are distinguishable in a light and in a dark chat, 0 to 1. */
  readonly seenOnLight: number;
  readonly seenOnDark: number;
  /** Share of strong pixels: dark or colored. */
  readonly strong: number;
  /** Share of the two commonest of 4096 colors. */
  readonly commonest: number;
  /** Shares of 64 colors, for comparing images. */
  readonly histogram: Float32Array;
}

const luminances = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * luminances[red] + 0.7152 * luminances[green] + 0.0722 * luminances[blue];
}

function isSeen(value: number, ground: number): boolean {
  const other = luminances[ground];
  return (Math.max(value, other) + 0.05) / (Math.min(value, other) + 0.05) >= leastContrast;
}

/** Measures the colors of an image and how visible they are in a chat. */
export function measureColours(pixels: Uint8Array, width: number, height: number): ColourMeasures {
  const fine = new Uint32Array(4096);
  const histogram = new Float32Array(levels ** 3);
  let [drawn, onLight, onDark, strong] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = (y * width + x) * 4;
      const alpha = pixels[at + 3];
      if (alpha === 0) continue;
      const [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      drawn += 1;
      const on = (ground: number) => {
        const mix = (value: number) => Math.round((value * alpha + ground * (255 - alpha)) / 255);
        return isSeen(luminance(mix(red), mix(green), mix(blue)), ground);
      };
      if (on(grounds.light)) onLight += 1;
      if (on(grounds.dark)) onDark += 1;
      if (isStrong(red, green, blue, alpha)) strong += 1;
      const entry = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
      fine[entry] = fine[entry] + 1;
      count(histogram, red, green, blue);
    }
  }
  const total = Math.max(1, drawn);
  const [first = 0, second = 0] = fine.toSorted((one, other) => other - one);
  return {
    seenOnLight: onLight / total,
    seenOnDark: onDark / total,
    strong: strong / total,
    commonest: (first + second) / total,
    histogram: histogram.map((pixels) => pixels / total),
  };
}

/** Distributes a pixel among the nearest colors, so small changes near a boundary change little. */
function count(histogram: Float32Array, red: number, green: number, blue: number): void {
  for (const [r, ofRed] of nearest(red)) {
    for (const [g, ofGreen] of nearest(green)) {
      for (const [b, ofBlue] of nearest(blue)) {
        const at = (r * levels + g) * levels + b;
        histogram[at] = histogram[at] + ofRed * ofGreen * ofBlue;
      }
    }
  }
}

/** The one or two levels next to a value, with their weights. */
const around = Array.from(
  { length: 256 },
  (_, value): readonly (readonly [level: number, part: number])[] => {
    const place = Math.max(0, Math.min(levels - 1, (value * levels) / 256 - 0.5));
    const lower = Math.floor(place);
    const part = place - lower;
    return part === 0
      ? [[lower, 1]]
      : [
          [lower, 1 - part],
          [lower + 1, part],
        ];
  },
);
const nearest = (value: number) => around[value] ?? [];

function isStrong(red: number, green: number, blue: number, alpha: number): boolean {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  return alpha >= 128 && (most < 170 || most - least > 60);
}
