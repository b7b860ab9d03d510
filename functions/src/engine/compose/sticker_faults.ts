import type { StickerFault } from '../../domain/stamps/image.ts';
import { type HeadFrame, inFrame, placedHead, poseHead, poseHeads } from './acting/head_frame.ts';
import type { Box } from './cut_out.ts';
import type { SubjectPlace } from './subject_picture.ts';
import type { SubjectRaster } from './subject_raster.ts';
import { turner } from './turned_extent.ts';

/** A fault of one sticker: the check rule, and the place in px of its canvas. */
export interface CanvasFault {
  readonly ruleId: StickerFault['ruleId'];
  readonly box: Box;
}

/** The subject as placed on the canvas. */
export interface SubjectView {
  readonly faces: readonly HeadFrame[];
  /** Share of a face that may be covered. */
  readonly mostCovered: number;
  /** Area in which the subject is visible, px. */
  readonly safe: Box;
  /** Share of that area that the subject fills, 0..1. */
  readonly area: number;
}

/** The features of a face (eyes, nose and mouth) as an ellipse about (0, down), in units of the head. */
const features = { across: 1, down: 0.4, tall: 1.05 } as const;
/** Share of the features that may be covered, for a known face and for a guessed one. */
const mostCovered = { known: 0.2, guessed: 0.7 } as const;
/** Smallest unit of a guessed head, px: words would cover all of a thin subject. */
const leastGuessed = 24;
/** Smallest share of the safe area that the subject must fill. */
const leastArea = 0.006;
/** Sampling: number of points along a pose's shorter side, and distance of the points on a face, px. */
const lookedAt = 32;
const step = 2;

/**
 * Measures the placed subject.
 *
 * @param drawn the head of a face that is drawn on the subject.
 */
export function viewSubject(
  raster: SubjectRaster,
  place: SubjectPlace,
  safe: Box,
  drawn: HeadFrame | null = null,
): SubjectView {
  const own = poseHeads(raster).map((head) => placedHead(head, raster, place));
  return {
    faces: drawn ? [drawn] : own.length > 0 ? own : guessedHead(raster, place),
    mostCovered: mostCovered[drawn || own.length > 0 ? 'known' : 'guessed'],
    safe,
    area: areaOf(raster, place, safe),
  };
}

/**
 * Finds the faults of a sticker.
 *
 * @param covers boxes of what is drawn over the subject, px of the canvas.
 */
export function stickerFaults(view: SubjectView, covers: readonly Box[]): CanvasFault[] {
  const faults: CanvasFault[] = [];
  for (const face of view.faces) {
    const { share, box } = coveredPart(face, covers, view.safe);
    if (share <= view.mostCovered) continue;
    faults.push({ ruleId: 'face_covered', box });
    break;
  }
  if (view.area < leastArea) faults.push({ ruleId: 'subject_hidden', box: view.safe });
  return faults;
}

function guessedHead(raster: SubjectRaster, place: SubjectPlace): HeadFrame[] {
  const head = placedHead(poseHead(raster), raster, place);
  return head.unit < leastGuessed ? [] : [head];
}

/** Measures the part of a face that is covered or outside of the sticker. */
function coveredPart(face: HeadFrame, covers: readonly Box[], safe: Box): { share: number; box: Box } {
  const reach = features.tall * face.unit;
  const x = face.x - Math.sin(face.roll) * features.down * face.unit;
  const y = face.y + Math.cos(face.roll) * features.down * face.unit;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const near = covers.filter(
    ({ left, top, right, bottom }) =>
      left < x + reach && right > x - reach && top < y + reach && bottom > y - reach,
  );
  const isWhole =
    x - reach >= safe.left && y - reach >= safe.top && x + reach <= safe.right && y + reach <= safe.bottom;
  if (near.length === 0 && isWhole) return { share: 0, box };
  let all = 0;
  let covered = 0;
  for (let down = y - reach; down < y + reach; down += step) {
    for (let across = x - reach; across < x + reach; across += step) {
      const at = inFrame(face, { x: across, y: down });
      if ((at.across / features.across) ** 2 + ((at.down - features.down) / features.tall) ** 2 > 1) continue;
      all++;
      if (isIn(safe, across, down) && !near.some((each) => isIn(each, across, down))) continue;
      covered++;
      box.left = Math.min(box.left, across);
      box.top = Math.min(box.top, down);
      box.right = Math.max(box.right, across + step);
      box.bottom = Math.max(box.bottom, down + step);
    }
  }
  return { share: all === 0 ? 0 : covered / all, box };
}

function isIn({ left, top, right, bottom }: Box, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

/** Share of the safe area that the visible subject fills. */
function areaOf(raster: SubjectRaster, place: SubjectPlace, safe: Box): number {
  const apart = Math.max(1, Math.floor(Math.min(raster.width, raster.height) / lookedAt));
  const turn = turner(raster, place.tilt, place.flip);
  let seen = 0;
  for (let y = apart >> 1; y < raster.height; y += apart) {
    for (let x = apart >> 1; x < raster.width; x += apart) {
      if (raster.pixels[(y * raster.width + x) * 4 + 3] < 128) continue;
      const [across, down] = turn(x, y);
      if (isIn(safe, place.x + across * place.scale, place.y + down * place.scale)) seen++;
    }
  }
  const room = (safe.right - safe.left) * (safe.bottom - safe.top);
  return (seen * (apart * place.scale) ** 2) / room;
}
