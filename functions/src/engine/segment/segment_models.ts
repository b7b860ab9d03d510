import { loadFaceDetector } from '../face/detect_faces.ts';
import { loadFaceMesh } from '../face/face_mesh.ts';
import type { FaceModels } from '../face/find_faces.ts';
import { loadPersonClasses, type PersonClasses } from './person_classes.ts';
import { loadSalientMask, type SalientMask } from './salient_mask.ts';

/** The models that analyze a photo. */
export interface SegmentModels extends FaceModels {
  personClasses: PersonClasses;
  salientMask: SalientMask;
}

/** Loads all models; the salient-object model runs in its own thread. Call it in a worker thread only. */
export async function loadSegmentModels(): Promise<SegmentModels> {
  const salient = loadSalientMask();
  salient.catch(() => undefined); // Awaited below.
  const personClasses = await loadPersonClasses();
  const faceDetector = await loadFaceDetector();
  const faceMesh = await loadFaceMesh();
  return { personClasses, faceDetector, faceMesh, salientMask: await salient };
}
