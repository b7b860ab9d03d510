// npm run models: converts the TensorFlow Lite models to functions/models, byte for byte the same each time.
import { writeFile } from 'node:fs/promises';
import { convertedModels } from './models/converted_models.ts';

for (const { name, convert } of convertedModels) {
  const model = await convert();
  await writeFile(new URL(`../functions/models/${name}.onnx`, import.meta.url), model);
  console.log(`${name}.onnx: ${model.length} bytes`);
}
