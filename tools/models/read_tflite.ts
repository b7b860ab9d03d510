import { ByteBuffer } from 'flatbuffers';

/** Operators of TensorFlow Lite's schema that the models use. */
const operators = {
  0: 'add',
  2: 'concatenation',
  3: 'conv_2d',
  4: 'depthwise_conv_2d',
  6: 'dequantize',
  17: 'max_pool_2d',
  18: 'mul',
  19: 'relu',
  22: 'reshape',
  23: 'resize_bilinear',
  25: 'softmax',
  34: 'pad',
  39: 'transpose',
  54: 'prelu',
  67: 'transpose_conv',
  74: 'sum',
  97: 'resize_nearest',
} as const;
export type TfliteOperator = (typeof operators)[keyof typeof operators];

const operatorOf: ReadonlyMap<number, TfliteOperator> = new Map(
  Object.entries(operators).map(([code, name]) => [Number(code), name]),
);

/** Element types of a tensor that the models use. */
const elementTypes = ['float32', 'float16', 'int32'] as const;

export interface TfliteTensor {
  readonly shape: readonly number[];
  readonly type: (typeof elementTypes)[number];
  /** Little-endian; null if the tensor is computed. */
  readonly data: Uint8Array | null;
}

export interface TfliteNode {
  readonly operator: TfliteOperator;
  /** Indices of tensors; -1 for an omitted one. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Returns the number (a size) at an index of the operator's options in the schema. */
  readonly size: (index: number, otherwise?: number) => number;
  /** Returns the byte (an enumeration or flag) at an index of the operator's options. */
  readonly choice: (index: number) => number;
}

export interface TfliteGraph {
  readonly tensors: readonly TfliteTensor[];
  readonly nodes: readonly TfliteNode[];
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
}

/**
 * Reads a model with one graph. Source of the field numbers: schema.fbs of TensorFlow Lite 3.
 *
 * @throws Error for an operator or element type that the models do not use.
 */
export function readTflite(bytes: Uint8Array): TfliteGraph {
  const buffer = new ByteBuffer(bytes);
  const model: Table = { buffer, at: buffer.readInt32(0) };
  const codes = tablesOf(model, 1).map((code) => intOf(code, 3) || byteOf(code, 0));
  const data = tablesOf(model, 4).map((stored) => vectorOf(stored, 0));
  const [graph, ...others] = tablesOf(model, 2);
  if (!graph || others.length > 0) throw new Error('The model has not exactly one graph.');
  return {
    tensors: tablesOf(graph, 0).map((tensor): TfliteTensor => {
      const type = elementTypes[byteOf(tensor, 1)];
      if (!type) throw new Error(`Unknown element type ${byteOf(tensor, 1)}.`);
      const stored = data[intOf(tensor, 2)];
      const isStored = stored !== undefined && stored.length > 0;
      return {
        shape: intsOf(tensor, 0),
        type,
        data: isStored ? bytes.subarray(stored.at, stored.at + stored.length) : null,
      };
    }),
    nodes: tablesOf(graph, 3).map((node): TfliteNode => {
      const code = codes[intOf(node, 0)];
      const operator = code === undefined ? undefined : operatorOf.get(code);
      if (!operator) throw new Error(`Unknown operator ${code}.`);
      const options = tableOf(node, 4);
      return {
        operator,
        inputs: intsOf(node, 1),
        outputs: intsOf(node, 2),
        size: (index, otherwise = 0) => (options ? intOf(options, index, otherwise) : otherwise),
        choice: (index) => (options ? byteOf(options, index) : 0),
      };
    }),
    inputs: intsOf(graph, 1),
    outputs: intsOf(graph, 2),
  };
}

/** Padding in the schema. */
const paddings = ['same', 'valid'] as const;

/**
 * Returns the padding of a convolution or pooling at the start of both axes, then at their end: the odd pixel is at
 * the end. `shape` is the input's, channels last.
 */
export function padsOf(
  { choice }: TfliteNode,
  shape: readonly number[],
  kernel: readonly number[],
  strides: readonly number[],
): number[] {
  if (paddings[choice(0)] === 'valid') return [0, 0, 0, 0];
  const totals = [0, 1].map((axis) => {
    const [size = 1, stride = 1] = [shape[axis + 1], strides[axis]];
    return Math.max(0, (Math.ceil(size / stride) - 1) * stride + (kernel[axis] ?? 1) - size);
  });
  return [...totals.map((total) => total >> 1), ...totals.map((total) => total - (total >> 1))];
}

/** A table at a byte of the buffer. */
interface Table {
  readonly buffer: ByteBuffer;
  readonly at: number;
}

const vtableEntry = (index: number): number => 4 + 2 * index;

function fieldOf({ buffer, at }: Table, index: number): number {
  const offset = buffer.__offset(at, vtableEntry(index));
  return offset === 0 ? 0 : at + offset;
}

function intOf(table: Table, index: number, otherwise = 0): number {
  const field = fieldOf(table, index);
  return field === 0 ? otherwise : table.buffer.readInt32(field);
}

function byteOf(table: Table, index: number): number {
  const field = fieldOf(table, index);
  return field === 0 ? 0 : table.buffer.readInt8(field);
}

function tableOf(table: Table, index: number): Table | null {
  const field = fieldOf(table, index);
  return field === 0 ? null : { buffer: table.buffer, at: table.buffer.__indirect(field) };
}

function vectorOf(table: Table, index: number): { readonly at: number; readonly length: number } {
  const field = fieldOf(table, index);
  if (field === 0) return { at: 0, length: 0 };
  return { at: table.buffer.__vector(field), length: table.buffer.__vector_len(field) };
}

function tablesOf(table: Table, index: number): Table[] {
  const { at, length } = vectorOf(table, index);
  return Array.from({ length }, (_, item) => ({
    buffer: table.buffer,
    at: table.buffer.__indirect(at + 4 * item),
  }));
}

function intsOf(table: Table, index: number): number[] {
  const { at, length } = vectorOf(table, index);
  return Array.from({ length }, (_, item) => table.buffer.readInt32(at + 4 * item));
}
