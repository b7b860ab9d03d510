import type { Box } from '../compose/cut_out.ts';
import { blendPatch } from '../segment/blend_patch.ts';
import { bounds } from '../segment/components.ts';
import { modelSide, type PersonClasses, personClass } from '../segment/person_classes.ts';
import type { Photo } from '../segment/refine_matte.ts';
import { roomyBox, shrinkBox } from '../segment/shrink_pixels.ts';
import { type ClassPlanes, modelPlanes } from './class_planes.ts';

/** Margin around hair and face in the crop, as a share of their box. */
const closeRoom = 0.3;
/** A crop that covers more of the picture than this would show nothing new. */
const closeEnough = 0.8;

/**
 * If the head is only a part of the picture, runs the model on a crop of it and blends the result into `planes`.
 * `classes` and `hairMask` are of the whole picture, in the model's square.
 */
export async function refineHead(
  photo: Photo,
  planes: ClassPlanes,
  classes: Uint8Array,
  hairMask: Uint8Array,
  personClasses: PersonClasses,
): Promise<void> {
  const box = closeBox(photo, classes, hairMask);
  if (!box) return;
  const { hair, skin, shown } = modelPlanes(await personClasses(shrinkBox(photo, box, modelSide)));
  planes.grain = Math.max(box.right - box.left, box.bottom - box.top) / modelSide;
  const scaleX = planes.width / photo.width;
  const scaleY = planes.height / photo.height;
  const left = Math.round(box.left * scaleX);
  const top = Math.round(box.top * scaleY);
  const width = Math.min(planes.width, Math.round(box.right * scaleX)) - left;
  const height = Math.min(planes.height, Math.round(box.bottom * scaleY)) - top;
  const pairs = [
    [hair, planes.hair],
    [skin, planes.skin],
    [shown, planes.foreground],
  ] as const;
  const patch = { left, top, right: left + width, bottom: top + height };
  for (const [seen, plane] of pairs) blendPatch(plane, planes, seen, modelSide, patch);
}

/** Box in the photo around hair and faces with a margin, or null if that is nearly the whole picture. */
function closeBox(photo: Photo, classes: Uint8Array, hairMask: Uint8Array): Box | null {
  const head = bounds(
    (at) => hairMask[at] === 1 || classes[at] === personClass.faceSkin,
    modelSide,
    modelSide,
  );
  if (!head) return null;
  const scale = { across: photo.width / modelSide, down: photo.height / modelSide };
  const box = roomyBox(head, closeRoom, scale, photo);
  const wide = (box.right - box.left) / photo.width;
  const tall = (box.bottom - box.top) / photo.height;
  return wide > closeEnough && tall > closeEnough ? null : box;
}
