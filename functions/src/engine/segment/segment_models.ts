import { loadFaceDetector } from '../face/detect_faces.ts';
import { loadFaceMesh } from '../face/face_mesh.ts';
import type { FaceModels } from '../face/find_faces.ts';
import { liteRt } from './lite_rt.ts';
import { loadPersonClasses, type PersonClasses, readPersonModel } from './person_classes.ts';
import { readModel } from './read_model.ts';
import { loadSalientMask, type SalientMask } from './salient_mask.ts';

/** What looks at a photo. */
export interface SegmentModels extends FaceModels {
  personClasses: PersonClasses;
  salientMask: SalientMask;
}

/** Loads all models, the salient-object model in a thread beside this one. Inside a worker thread only. */
export async function loadSegmentModels(): Promise<SegmentModels> {
  const salient = loadSalientMask();
  salient.catch(() => undefined); // Awaited below.
  const [core, person, detector, mesh] = await Promise.all([
    liteRt(),
    readPersonModel(),
    readModel('face_detection_short_range.tflite'),
    readModel('face_landmark.tflite'),
  ]);
  // One after the other: LiteRT compiles on this thread.
  const personClasses = await loadPersonClasses(core, person);
  const faceDetector = await loadFaceDetector(core, detector);
  const faceMesh = await loadFaceMesh(core, mesh);
  return { personClasses, faceDetector, faceMesh, salientMask: await salient };
}
