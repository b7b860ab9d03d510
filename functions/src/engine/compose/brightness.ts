/** Steps of the table from linear light to bytes: enough for every byte to survive the round trip. */
const lightSteps = 65_535;

let linear: Float64Array | null = null;
let bytes: Uint8Array | null = null;

/** Linear light (0..1) of every sRGB byte (IEC 61966-2-1). */
export function linearOfByte(): Float64Array {
  linear ??= Float64Array.from({ length: 256 }, (_, byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return linear;
}

/** sRGB bytes of linear light in steps of 1/65535; index it with `lightStep(value)`. */
export function byteOfLinear(): Uint8Array {
  bytes ??= Uint8Array.from({ length: lightSteps + 1 }, (_, step) => {
    const value = step / lightSteps;
    return Math.round(255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
  });
  return bytes;
}

/** Index in `byteOfLinear` of a linear light, clamped to 0..1. */
export function lightStep(value: number): number {
  return value <= 0 ? 0 : value >= 1 ? lightSteps : (value * lightSteps + 0.5) | 0;
}

/** Brightness steps per stop (a factor of 2 in light). */
const stepsPerStop = 50;
/** Linear light above which brightening is compressed towards white instead of clipping. */
const shoulder = 0.4;

/**
 * Maps the light of the largest channel, linear 0..1. Darkening multiplies by 2^(value / 50). Brightening does the
 * same up to the shoulder; above it, a rational curve starts with the same slope and ends at white. The result is
 * strictly monotone, with 0 and 1 fixed when brightening.
 */
function adjustedLight(light: number, value: number): number {
  const gain = 2 ** (value / stepsPerStop);
  const lit = light * gain;
  if (gain <= 1 || lit <= shoulder) return lit;
  const slope = (gain - shoulder) / (1 - shoulder);
  const way = (lit - shoulder) / (gain - shoulder);
  return shoulder + ((1 - shoulder) * slope * way) / (1 + (slope - 1) * way);
}

/**
 * Maps each channel (columns) for each largest channel of a pixel (rows). All three channels are multiplied in
 * linear light by the factor of the largest one, which never leaves 0..1, so no single channel is clipped and the
 * hue stays.
 */
function brightnessTable(value: number): Uint8Array {
  const linear = linearOfByte();
  const bytes = byteOfLinear();
  const table = new Uint8Array(256 * 256);
  for (let largest = 1; largest < 256; largest++) {
    const light = linear[largest];
    const factor = adjustedLight(light, value) / light;
    for (let channel = 0; channel <= largest; channel++) {
      table[largest * 256 + channel] = bytes[lightStep(linear[channel] * factor)];
    }
  }
  return table;
}

/**
 * Changes the brightness of RGBA pixels in place by `value`, −50..50; 0 changes nothing, alpha stays. The page and
 * the download both use it, so the saved file equals the preview.
 */
export function adjustPixels(data: Uint8ClampedArray | Uint8Array, value: number): void {
  if (value === 0) return;
  const table = brightnessTable(value);
  for (let at = 0; at < data.length; at += 4) {
    const red = data[at];
    const green = data[at + 1];
    const blue = data[at + 2];
    const row = Math.max(red, green, blue) << 8;
    data[at] = table[row + red];
    data[at + 1] = table[row + green];
    data[at + 2] = table[row + blue];
  }
}
