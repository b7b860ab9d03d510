/** Grid step and window of the look at a picture, px. */
const step = 4;
const reach = 5;
/** Found on free photos and on printed pages: paper inside as outside, and ink on it. */
const paperTolerance = 20;
const leastPaper = 0.6;
const leastInk = 50;

/**
 * Whether what lies inside of a mask is print: ink on the very paper that lies outside of it as well. Paper is the
 * brightest colour around a place, so that shade over the page does not matter much.
 */
export function isPrinted(inside: Uint8Array, colours: Float32Array, width: number, height: number): boolean {
  const within: Patch[] = [];
  const without: Patch[] = [];
  for (let y = reach; y < height - reach; y += step) {
    for (let x = reach; x < width - reach; x += step) {
      (inside[y * width + x] ? within : without).push(patchAt(colours, width, x, y));
    }
  }
  if (within.length === 0 || without.length === 0) return false;
  const paper = [0, 1, 2].map((channel) =>
    median(without.map((patch) => patch.brightest[channel] as number)),
  );
  const onPaper = within.filter((patch) =>
    patch.brightest.every((value, channel) => Math.abs(value - (paper[channel] as number)) <= paperTolerance),
  );
  return onPaper.length >= within.length * leastPaper && median(within.map(({ range }) => range)) >= leastInk;
}

/** The brightest value of each channel in a window, and how far green, the lightest to the eye, ranges there. */
interface Patch {
  brightest: number[];
  range: number;
}

function patchAt(colours: Float32Array, width: number, x: number, y: number): Patch {
  const brightest = [0, 0, 0];
  let darkest = 255;
  for (let row = y - reach; row <= y + reach; row++) {
    for (let column = x - reach; column <= x + reach; column++) {
      const at = (row * width + column) * 3;
      for (let channel = 0; channel < 3; channel++) {
        brightest[channel] = Math.max(brightest[channel] as number, colours[at + channel] as number);
      }
      darkest = Math.min(darkest, colours[at + 1] as number);
    }
  }
  return { brightest, range: (brightest[1] as number) - darkest };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;
}
