import type { StickerFault } from '../../domain/image.ts';
import { type HeadFrame, inFrame, placedHead, poseHead, poseHeads } from './acting/head_frame.ts';
import type { Box } from './cut_out.ts';
import type { PosePixels } from './pose_pixels.ts';
import type { SubjectPlace } from './subject_picture.ts';
import type { Context, Pixels } from './surface.ts';
import { turner } from './turned_extent.ts';

/** What is wrong with one sticker, as check rules call it, and where: px of its canvas. */
export interface CanvasFault {
  readonly ruleId: StickerFault['ruleId'];
  readonly box: Box;
}

/** The subject on the canvas before words, hats and marks are laid over it. */
export interface SubjectView {
  readonly faces: readonly HeadFrame[];
  /** Share of a face that may be covered. */
  readonly mostCovered: number;
  /** What of the canvas the faces lie in, and how it looks there. */
  readonly box: Box;
  readonly pixels: Pixels | null;
  /** Where the subject may be seen, px. */
  readonly safe: Box;
  /** How much of that it takes, 0..1. */
  readonly area: number;
}

/** Eyes, nose and mouth, in units of the head: an ellipse about (0, down). */
const features = { across: 1, down: 0.4, tall: 1.05 } as const;
/** Share of them that may be covered: tears and the rim of a hat do not hide a face. Where none is known it is guessed. */
const mostCovered = { known: 0.2, guessed: 0.7 } as const;
/** Least unit of a head that is guessed, px: on thin things marks would be all that there is of it. */
const leastGuessed = 24;
/** Difference of a channel, of 255, from which a pixel shows something else. */
const otherFrom = 24;
/** Least share of the safe area that the subject takes. */
const leastArea = 0.006;
/** Points at which a pose is looked at, along its shorter side. */
const lookedAt = 32;

/** Looks at the subject where it stands; `drawn`: the head of a face that is drawn on it. */
export function viewSubject(
  context: Context,
  pose: PosePixels,
  place: SubjectPlace,
  safe: Box,
  drawn: HeadFrame | null = null,
): SubjectView {
  const own = poseHeads(pose).map((head) => placedHead(head, pose, place));
  const faces = drawn ? [drawn] : own.length > 0 ? own : guessedHead(pose, place);
  const boxes = faces.map(boxOf);
  const box = {
    left: Math.max(safe.left, Math.floor(Math.min(...boxes.map(({ left }) => left)))),
    top: Math.max(safe.top, Math.floor(Math.min(...boxes.map(({ top }) => top)))),
    right: Math.min(safe.right, Math.ceil(Math.max(...boxes.map(({ right }) => right)))),
    bottom: Math.min(safe.bottom, Math.ceil(Math.max(...boxes.map(({ bottom }) => bottom)))),
  };
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const pixels = width > 0 && height > 0 ? context.getImageData(box.left, box.top, width, height) : null;
  return {
    ...{ faces, mostCovered: mostCovered[drawn || own.length > 0 ? 'known' : 'guessed'] },
    ...{ box, pixels, safe, area: areaOf(pose, place, safe) },
  };
}

/** What is wrong with a finished drawing; `canvas` is all of it, without ring and shadow. */
export function stickerFaults(view: SubjectView, canvas: Pixels): CanvasFault[] {
  const faults: CanvasFault[] = [];
  for (const face of view.faces) {
    const { share, box } = coveredPart(face, view, canvas);
    if (share <= view.mostCovered) continue;
    faults.push({ ruleId: 'face_covered', box });
    break;
  }
  if (view.area < leastArea) faults.push({ ruleId: 'subject_hidden', box: view.safe });
  return faults;
}

function guessedHead(pose: PosePixels, place: SubjectPlace): HeadFrame[] {
  const head = placedHead(poseHead(pose), pose, place);
  return head.unit < leastGuessed ? [] : [head];
}

function boxOf({ x, y, unit, roll }: HeadFrame): Box {
  const middle = {
    x: x - Math.sin(roll) * features.down * unit,
    y: y + Math.cos(roll) * features.down * unit,
  };
  const reach = features.tall * unit;
  return {
    left: middle.x - reach,
    top: middle.y - reach,
    right: middle.x + reach,
    bottom: middle.y + reach,
  };
}

/** The part of a face that shows something else than before, or lies outside of the sticker. */
function coveredPart(face: HeadFrame, view: SubjectView, canvas: Pixels): { share: number; box: Box } {
  const { left, top, right, bottom } = boxOf(face);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let all = 0;
  let covered = 0;
  for (let y = Math.floor(top); y < bottom; y++) {
    for (let x = Math.floor(left); x < right; x++) {
      const { across, down } = inFrame(face, { x: x + 0.5, y: y + 0.5 });
      if ((across / features.across) ** 2 + ((down - features.down) / features.tall) ** 2 > 1) continue;
      all++;
      if (!isOther(x, y, view, canvas)) continue;
      covered++;
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x + 1);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return { share: all === 0 ? 0 : covered / all, box };
}

function isOther(x: number, y: number, { box, pixels }: SubjectView, canvas: Pixels): boolean {
  if (!pixels || x < box.left || y < box.top || x >= box.right || y >= box.bottom) return true;
  const before = ((y - box.top) * pixels.width + x - box.left) * 4;
  const now = (y * canvas.width + x) * 4;
  for (let channel = 0; channel < 4; channel++) {
    const difference = (pixels.data[before + channel] as number) - (canvas.data[now + channel] as number);
    if (Math.abs(difference) >= otherFrom) return true;
  }
  return false;
}

/** Share of the safe area in which the subject is seen. */
function areaOf(pose: PosePixels, place: SubjectPlace, safe: Box): number {
  const step = Math.max(1, Math.floor(Math.min(pose.width, pose.height) / lookedAt));
  const turn = turner(pose, place.tilt, place.flip);
  let seen = 0;
  for (let y = step >> 1; y < pose.height; y += step) {
    for (let x = step >> 1; x < pose.width; x += step) {
      if ((pose.pixels[(y * pose.width + x) * 4 + 3] as number) < 128) continue;
      const [across, down] = turn(x, y);
      const [atX, atY] = [place.x + across * place.scale, place.y + down * place.scale];
      if (atX >= safe.left && atX < safe.right && atY >= safe.top && atY < safe.bottom) seen++;
    }
  }
  const room = (safe.right - safe.left) * (safe.bottom - safe.top);
  return (seen * (step * place.scale) ** 2) / room;
}
