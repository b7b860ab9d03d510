import { modelSide, type PersonClasses } from '../segment/person_classes.ts';
import type { Photo } from '../segment/refine_matte.ts';
import { shrinkPixels } from '../segment/shrink_pixels.ts';

/** The model's probabilities for a picture, which is shrunk to the model's square. */
export function look(photo: Photo, personClasses: PersonClasses): Promise<Float32Array> {
  return personClasses(shrinkPixels(photo.pixels, photo.width, photo.height, 3, modelSide, modelSide));
}
