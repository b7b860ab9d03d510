import { float16Weights, type StoredTensor } from './float16_weights.ts';
import { OnnxModel } from './onnx_model.ts';
import { padsOf, readTflite, type TfliteNode, type TfliteTensor } from './read_tflite.ts';

/** Order of a tensor's four axes: TensorFlow Lite keeps the channels last, ONNX first. */
type Layout = 'nhwc' | 'nchw';
const orders = { nchw: [0, 3, 1, 2], nhwc: [0, 2, 3, 1] } as const;

/** Fused activations in TensorFlow Lite's schema. */
const activations = ['none', 'relu'] as const;

/**
 * Converts a TensorFlow Lite model to ONNX. Inputs and outputs are named `input_0`, `output_0` and so on, and keep
 * their shapes, with the channels last. Weights are stored as float16 and calculated with as float32.
 *
 * @throws Error for anything that the engine's models do not use.
 */
export function convertModel(name: string, tflite: Uint8Array): Uint8Array {
  const graph = readTflite(tflite);
  const conversion = new Conversion(graph.tensors);
  const shapeOf = (index: number) => graph.tensors[index]?.shape ?? [];
  const inputs = graph.inputs.map((index, place) => ({ name: `input_${place}`, shape: shapeOf(index) }));
  for (const [place, index] of graph.inputs.entries()) conversion.set(index, 'nhwc', `input_${place}`);
  for (const node of graph.nodes) conversion.add(node);
  const outputs = graph.outputs.map((index, place) => {
    conversion.setOutput(index, `output_${place}`);
    return { name: `output_${place}`, shape: shapeOf(index) };
  });
  return conversion.model.encode(name, inputs, outputs);
}

class Conversion {
  readonly model = new OnnxModel();
  readonly #tensors: readonly TfliteTensor[];
  /** Names of computed tensors, in the layouts in which they exist so far. */
  readonly #names = new Map<number, Partial<Record<Layout, string>>>();
  /** Tensors that `dequantize` only passes on, by its output. */
  readonly #passedOn = new Map<number, number>();

  constructor(tensors: readonly TfliteTensor[]) {
    this.#tensors = tensors;
  }

  set(index: number, layout: Layout, name: string): void {
    this.#names.set(index, { ...this.#names.get(index), [layout]: name });
  }

  setOutput(index: number, name: string): void {
    this.model.node('Identity', [this.#as(index, 'nhwc')], {}, name);
  }

  add(node: TfliteNode): void {
    const [output = -1] = node.outputs;
    if (node.operator === 'dequantize') {
      this.#passedOn.set(output, node.inputs[0] ?? -1);
      return;
    }
    const { layout, name } = this.#converted(node);
    this.set(output, layout, name);
  }

  #converted(node: TfliteNode): { layout: Layout; name: string } {
    const { model } = this;
    const [input = -1, second = -1] = node.inputs;
    switch (node.operator) {
      case 'conv_2d':
        return this.#convolution(node, { group: 1, order: [0, 3, 1, 2], strides: [2, 1], activation: 3 });
      case 'depthwise_conv_2d': {
        const group = this.#shapeOf(input)[3] ?? 0;
        return this.#convolution(node, { group, order: [3, 0, 1, 2], strides: [2, 1], activation: 4 });
      }
      case 'transpose_conv':
        return this.#transposedConvolution(node);
      case 'add':
      case 'mul': {
        const layout = this.#sharedLayout(node.inputs);
        const operands = node.inputs.map((index) => this.#as(index, layout));
        return {
          layout,
          name: this.#activated(model.node(node.operator === 'add' ? 'Add' : 'Mul', operands), node, 0),
        };
      }
      case 'relu':
        return { layout: 'nchw', name: model.node('Relu', [this.#as(input, 'nchw')]) };
      case 'prelu':
        return {
          layout: 'nchw',
          name: model.node('PRelu', [this.#as(input, 'nchw'), this.#as(second, 'nchw')]),
        };
      case 'max_pool_2d': {
        const [kernel, strides] = [
          [node.size(4), node.size(3)],
          [node.size(2), node.size(1)],
        ];
        const pads = padsOf(node, this.#shapeOf(input), kernel, strides);
        const attributes = { kernel_shape: kernel, strides, pads };
        return { layout: 'nchw', name: model.node('MaxPool', [this.#as(input, 'nchw')], attributes) };
      }
      case 'pad': {
        const pads = this.#integersOf(second);
        const ordered = [0, 1].flatMap((side) => orders.nchw.map((axis) => pads[axis * 2 + side] ?? 0));
        return {
          layout: 'nchw',
          name: model.node('Pad', [this.#as(input, 'nchw'), model.integers(ordered)]),
        };
      }
      case 'resize_bilinear':
      case 'resize_nearest':
        return this.#resized(node);
      case 'reshape': {
        const shape = model.integers(this.#shapeOf(node.outputs[0] ?? -1));
        return { layout: 'nhwc', name: model.node('Reshape', [this.#as(input, 'nhwc'), shape]) };
      }
      case 'transpose':
        return {
          layout: 'nhwc',
          name: model.node('Transpose', [this.#as(input, 'nhwc')], { perm: this.#integersOf(second) }),
        };
      case 'softmax':
        return { layout: 'nhwc', name: model.node('Softmax', [this.#as(input, 'nhwc')], { axis: -1 }) };
      case 'sum': {
        const axes = this.#integersOf(second).map((axis) => orders.nchw.indexOf(axis as 0 | 1 | 2 | 3));
        const operands = [this.#as(input, 'nchw'), model.integers(axes)];
        return { layout: 'nchw', name: model.node('ReduceSum', operands, { keepdims: node.choice(0) }) };
      }
      case 'concatenation': {
        const operands = node.inputs.map((index) => this.#as(index, 'nhwc'));
        return { layout: 'nhwc', name: model.node('Concat', operands, { axis: node.size(0) }) };
      }
      default:
        throw new Error(`The operator ${node.operator} is not converted.`);
    }
  }

  /** `order` brings the weights to ONNX's order; the other numbers are indices of options. */
  #convolution(
    node: TfliteNode,
    options: { group: number; order: readonly number[]; strides: readonly number[]; activation: number },
  ): { layout: Layout; name: string } {
    const [input = -1, weights = -1, bias = -1] = node.inputs;
    const shape = this.#shapeOf(weights);
    const kernel = [shape[1] ?? 1, shape[2] ?? 1];
    const strides = options.strides.map((index) => node.size(index));
    const name = this.model.node(
      'Conv',
      [this.#as(input, 'nchw'), this.#weights(weights, options.order), this.#weights(bias, [0])],
      {
        group: options.group,
        kernel_shape: kernel,
        strides,
        pads: padsOf(node, this.#shapeOf(input), kernel, strides),
      },
    );
    return { layout: 'nchw', name: this.#activated(name, node, options.activation) };
  }

  #transposedConvolution(node: TfliteNode): { layout: Layout; name: string } {
    const [, weights = -1, input = -1, bias = -1] = node.inputs;
    const shape = this.#shapeOf(weights);
    const kernel = [shape[1] ?? 1, shape[2] ?? 1];
    const strides = [node.size(2), node.size(1)];
    if (kernel.some((size, axis) => size !== strides[axis])) throw new Error('The kernel overlaps.');
    const operands = [
      this.#as(input, 'nchw'),
      this.#weights(weights, [3, 0, 1, 2]),
      this.#weights(bias, [0]),
    ];
    const name = this.model.node('ConvTranspose', operands, { kernel_shape: kernel, strides });
    return { layout: 'nchw', name: this.#activated(name, node, 3) };
  }

  #resized(node: TfliteNode): { layout: Layout; name: string } {
    const [input = -1] = node.inputs;
    const isBilinear = node.operator === 'resize_bilinear';
    const [alignCorners, halfPixels] = isBilinear ? [2, 3] : [0, 1];
    if (node.choice(alignCorners) || !node.choice(halfPixels)) throw new Error('Unknown alignment.');
    const sizes = orders.nchw.map((axis) => this.#shapeOf(node.outputs[0] ?? -1)[axis] ?? 0);
    const name = this.model.node('Resize', [this.#as(input, 'nchw'), '', '', this.model.integers(sizes)], {
      mode: isBilinear ? 'linear' : 'nearest',
      coordinate_transformation_mode: 'half_pixel',
      ...(isBilinear ? {} : { nearest_mode: 'round_prefer_ceil' }),
    });
    return { layout: 'nchw', name };
  }

  #activated(name: string, node: TfliteNode, option: number): string {
    const activation = activations[node.choice(option)];
    if (!activation) throw new Error('Unknown activation.');
    return activation === 'relu' ? this.model.node('Relu', [name]) : name;
  }

  #shapeOf(index: number): readonly number[] {
    return this.#tensors[this.#passedOn.get(index) ?? index]?.shape ?? [];
  }

  #sharedLayout(indices: readonly number[]): Layout {
    return indices.some((index) => this.#names.get(index)?.nchw) ? 'nchw' : 'nhwc';
  }

  /** Name of a tensor in a layout; adds the transposition if it does not exist yet. */
  #as(index: number, layout: Layout): string {
    const names = this.#names.get(index);
    const existing = names?.[layout];
    if (existing) return existing;
    if (!names) return this.#operand(index, layout);
    const source = names.nhwc ?? names.nchw ?? '';
    if (this.#shapeOf(index).length !== 4) return source;
    const name = this.model.node('Transpose', [source], { perm: orders[layout] });
    this.set(index, layout, name);
    return name;
  }

  /** A stored operand, broadcast along the channels. */
  #operand(index: number, layout: Layout): string {
    const shape = this.#shapeOf(index);
    const channels = shape.at(-1) ?? 1;
    if (shape.slice(0, -1).some((size) => size !== 1)) throw new Error('Only channels are broadcast.');
    return this.#stored(index, [0], layout === 'nchw' ? [channels, 1, 1] : [channels], [channels]);
  }

  /** Stored weights with their axes in another order. */
  #weights(index: number, order: readonly number[]): string {
    const shape = this.#shapeOf(index);
    return this.#stored(
      index,
      order,
      order.map((axis) => shape[axis] ?? 0),
      shape,
    );
  }

  #stored(index: number, order: readonly number[], dims: readonly number[], from: readonly number[]): string {
    const half = float16Weights(this.#dataOf(index), from, order);
    return this.model.node('Cast', [this.model.constant('float16', dims, half)], { to: 1 });
  }

  #integersOf(index: number): number[] {
    const { data } = this.#dataOf(index);
    return [...new Int32Array(new Uint8Array(data).buffer)];
  }

  #dataOf(index: number): StoredTensor {
    const tensor = this.#tensors[this.#passedOn.get(index) ?? index];
    if (!tensor?.data) throw new Error(`The tensor ${index} is not stored.`);
    return { ...tensor, data: tensor.data };
  }
}
