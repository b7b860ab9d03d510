/** Steps of the table from linear light to a byte: fine enough that every byte comes back as itself. */
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

/** sRGB bytes of linear light in steps of 1/65535: read it at `lightStep(value)`. */
export function byteOfLinear(): Uint8Array {
  bytes ??= Uint8Array.from({ length: lightSteps + 1 }, (_, step) => {
    const value = step / lightSteps;
    return Math.round(255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
  });
  return bytes;
}

/** Where a light, cut to 0..1, stands in `byteOfLinear`. */
export function lightStep(value: number): number {
  return value <= 0 ? 0 : value >= 1 ? lightSteps : (value * lightSteps + 0.5) | 0;
}

/** Steps that make one stop: twice, or half, the light. */
const stepsPerStop = 50;
/** Linear light from which brightening bends towards white instead of running into it. */
const shoulder = 0.4;

/**
 * Light of the largest channel after the change, both linear 0..1. Darkening multiplies by 2^(value / 50).
 * Brightening does the same up to the shoulder and bends above it along a rational curve that starts with the same
 * slope and ends at white, so that the whole is strictly monotone: 0 stays 0, and 1 stays 1.
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
 * For each largest channel of a pixel (rows) what its channels (columns) become. All three are multiplied by one
 * factor in linear light, the one that the largest takes: it never leaves 0..1, so that no channel is cut alone, and
 * the hue stays.
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
 * Changes the brightness of RGBA pixels in place by `value`, −50..50; alpha stays, 0 changes nothing. The page and the
 * download both use it, so that what is seen is what is saved.
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
