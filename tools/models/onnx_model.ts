import protobuf from 'protobufjs';

/** The part of onnx.proto (ONNX 1.17) that the models need. */
const { root } = protobuf.parse(`
  syntax = "proto2";
  package onnx;
  message AttributeProto {
    optional string name = 1;
    optional float f = 2;
    optional int64 i = 3;
    optional bytes s = 4;
    repeated int64 ints = 8;
    optional int32 type = 20;
  }
  message ValueInfoProto { optional string name = 1; optional TypeProto type = 2; }
  message NodeProto {
    repeated string input = 1;
    repeated string output = 2;
    optional string name = 3;
    optional string op_type = 4;
    repeated AttributeProto attribute = 5;
  }
  message ModelProto {
    optional int64 ir_version = 1;
    optional string producer_name = 2;
    optional GraphProto graph = 7;
    repeated OperatorSetIdProto opset_import = 8;
  }
  message GraphProto {
    repeated NodeProto node = 1;
    optional string name = 2;
    repeated TensorProto initializer = 5;
    repeated ValueInfoProto input = 11;
    repeated ValueInfoProto output = 12;
  }
  message TensorProto {
    repeated int64 dims = 1;
    optional int32 data_type = 2;
    optional string name = 8;
    optional bytes raw_data = 9;
  }
  message TensorShapeProto {
    message Dimension { optional int64 dim_value = 1; }
    repeated Dimension dim = 1;
  }
  message TypeProto {
    message Tensor { optional int32 elem_type = 1; optional TensorShapeProto shape = 2; }
    optional Tensor tensor_type = 1;
  }
  message OperatorSetIdProto { optional string domain = 1; optional int64 version = 2; }
`);

/** Codes of TensorProto.DataType. */
const dataTypes = { float32: 1, int64: 7, float16: 10 } as const;
/** Codes of AttributeProto.AttributeType. */
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 } as const;
const versions = { ir: 8, operators: 13 } as const;

type Attribute = number | string | readonly number[] | { readonly float: number };

interface Value {
  readonly name: string;
  readonly shape: readonly number[];
}

/** Collects nodes and constants of a graph and encodes it as an ONNX model. */
export class OnnxModel {
  readonly #nodes: object[] = [];
  readonly #constants: object[] = [];

  /** Adds a node with one output and returns the output's name. */
  node(
    type: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output = `${type}_${this.#nodes.length}`,
  ): string {
    this.#nodes.push({
      input: inputs,
      output: [output],
      name: output,
      opType: type,
      attribute: Object.entries(attributes).map(([name, value]) => ({ name, ...encoded(value) })),
    });
    return output;
  }

  /** Adds a constant and returns its name. `data` is little-endian. */
  constant(type: keyof typeof dataTypes, dims: readonly number[], data: Uint8Array): string {
    const name = `constant_${this.#constants.length}`;
    this.#constants.push({ name, dims, dataType: dataTypes[type], rawData: data });
    return name;
  }

  /** Adds a constant list of whole numbers, such as a shape. */
  integers(values: readonly number[]): string {
    const data = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    return this.constant('int64', [values.length], data);
  }

  /** Encodes the model; all inputs and outputs are float32. */
  encode(name: string, inputs: readonly Value[], outputs: readonly Value[]): Uint8Array {
    const model = root.lookupType('onnx.ModelProto');
    return model
      .encode(
        model.fromObject({
          irVersion: versions.ir,
          producerName: 'pochitto',
          opsetImport: [{ domain: '', version: versions.operators }],
          graph: {
            name,
            node: this.#nodes,
            initializer: this.#constants,
            input: inputs.map(described),
            output: outputs.map(described),
          },
        }),
      )
      .finish();
  }
}

function encoded(value: Attribute): object {
  if (typeof value === 'number') return { i: value, type: attributeTypes.int };
  if (typeof value === 'string') return { s: Buffer.from(value), type: attributeTypes.string };
  if ('float' in value) return { f: value.float, type: attributeTypes.float };
  return { ints: value, type: attributeTypes.ints };
}

function described({ name, shape }: Value): object {
  const dim = shape.map((size) => ({ dimValue: size }));
  return { name, type: { tensorType: { elemType: dataTypes.float32, shape: { dim } } } };
}
