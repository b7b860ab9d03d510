/** Steps of the table from linear light to a byte: fine enough that every byte comes back as itself. */
const steps = 65_535;

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
  bytes ??= Uint8Array.from({ length: steps + 1 }, (_, step) => {
    const value = step / steps;
    return Math.round(255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
  });
  return bytes;
}

/** Where a light, cut to 0..1, stands in `byteOfLinear`. */
export function lightStep(value: number): number {
  return value <= 0 ? 0 : value >= 1 ? steps : (value * steps + 0.5) | 0;
}
