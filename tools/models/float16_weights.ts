import type { TfliteTensor } from './read_tflite.ts';

export type StoredTensor = TfliteTensor & { readonly data: Uint8Array };

/** Reorders the axes of stored weights and encodes them as float16, little-endian. */
export function float16Weights(
  tensor: StoredTensor,
  shape: readonly number[],
  order: readonly number[],
): Uint8Array {
  const values = valuesOf(tensor);
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 1);
  const result = new Uint16Array(values.length);
  const counter = sizes.map(() => 0);
  let from = 0;
  for (let at = 0; at < result.length; at += 1) {
    result[at] = toHalf(values[from] ?? 0);
    for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
      const count = (counter[axis] ?? 0) + 1;
      from += steps[axis] ?? 0;
      if (count < (sizes[axis] ?? 1)) {
        counter[axis] = count;
        break;
      }
      counter[axis] = 0;
      from -= count * (steps[axis] ?? 0);
    }
  }
  return new Uint8Array(result.buffer);
}

function valuesOf({ type, data }: StoredTensor): Float32Array {
  const { buffer } = new Uint8Array(data);
  if (type === 'float32') return new Float32Array(buffer);
  if (type !== 'float16') throw new Error('Weights are numbers with a fraction.');
  return Float32Array.from(new Uint16Array(buffer), fromHalf);
}

function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Rounds to the nearest float16, ties to even. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (!(size < 65520)) throw new Error(`The weight ${value} does not fit into float16.`);
  if (size < 2 ** -14) return sign | roundToEven(size * 2 ** 24);
  const exponent = Math.floor(Math.log2(size));
  // A fraction that rounds up to 1024 carries into the exponent.
  return sign | (((exponent + 14) << 10) + roundToEven((size / 2 ** exponent) * 1024));
}

function roundToEven(value: number): number {
  const lower = Math.floor(value);
  const rest = value - lower;
  return rest > 0.5 || (rest === 0.5 && lower % 2 === 1) ? lower + 1 : lower;
}
