export type LiteRt = typeof import('@litertjs/core');
type Model = Awaited<ReturnType<LiteRt['loadAndCompile']>>;

/** Runs a model of one input; answers copies of its outputs, in the model's order. */
export async function runModel(
  { Tensor }: LiteRt,
  model: Model,
  input: Float32Array,
  shape: readonly number[],
): Promise<Float32Array[]> {
  const tensor = new Tensor(input, [...shape]);
  const outputs = await model.run([tensor]);
  tensor.delete();
  const copies: Float32Array[] = [];
  for (const output of outputs) {
    copies.push(Float32Array.from(await output.data()));
    output.delete();
  }
  return copies;
}
