import type { Box, CutOut, Head } from '../compose/cut_out.ts';
import type { FaceMap } from '../compose/face_map.ts';
import { subjectAnchors } from '../compose/subject_anchors.ts';
import { detectFaces } from '../segment/segment_photo.ts';

/** Grey background of a figure for face detection. */
const paper = 236;
/** Alpha from which a pixel belongs to the figure. */
const solid = 128;
/** Typical and largest extent of a head from the point between the eyes, in the face's own unit. */
const usual = { top: 1.9, side: 1.5 } as const;
const most = { top: 3, side: 2.6 } as const;
/** Length of a gap that ends a head, and step of the search. */
const gap = 0.25;
const step = 0.05;
/**
 * Smallest distance of the eyes relative to the figure's smaller side: smaller ones are faces on clothes, or none.
 */
const leastScale = 0.05;

/**
 * Upper share of a figure that is searched for its head, and smallest radius of a head on top of a body, relative
 * to the body's circle.
 */
const upperPart = 0.6;
const leastOnTop = 0.5;
/** Size of a head relative to its inscribed circle, and how much wider than the circle the figure may be there. */
const around = 1.12;
const widest = 1.35;

/**
 * Adds heads to art: those whose faces are detected, so that marks and props are placed as on a photo. A figure
 * without a detected face (an animal or a thing) gets a head without a face, found in its silhouette.
 */
export async function withHeads(art: CutOut): Promise<CutOut> {
  const faces = await detectFaces({ width: art.width, height: art.height, pixels: onPaper(art) });
  const heads = faces
    .filter((face) => isOn(art, face))
    .map((face): Head => ({ ...headBox(art, face), face }));
  if (heads.length > 0) return { ...art, kind: 'person', heads };
  const box = silhouetteHead(art);
  return box ? { ...art, heads: [{ ...box, face: null }] } : art;
}

/**
 * Finds the head in a silhouette: around the largest circle in its upper part, or around another one on top of
 * that. Arms, ears and horns are too thin to count. Returns null if the figure is a single mass, such as a head
 * that fills the picture.
 */
function silhouetteHead({ pixels, width, height }: CutOut): Box | null {
  const within = (rows: number) => {
    return rows < 8
      ? null
      : subjectAnchors({ width, height: rows, pixels: pixels.subarray(0, rows * width * 4) });
  };
  const body = within(Math.round(height * upperPart));
  if (!body) return null;
  const above = within(Math.round(body.middle.y - body.radius * 0.7));
  const isOnTop =
    above !== null &&
    above.radius >= body.radius * leastOnTop &&
    Math.abs(above.middle.x - body.middle.x) < body.radius;
  const { middle, radius, left, right } = isOnTop ? above : body;
  if (right.x - left.x > 2 * radius * widest) return null;
  const reach = radius * around;
  return {
    left: Math.max(0, middle.x - reach),
    top: Math.max(0, middle.y - reach),
    right: Math.min(width, middle.x + reach),
    bottom: Math.min(height, middle.y + reach),
  };
}

function onPaper({ pixels, width, height }: CutOut): Uint8Array {
  const flat = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const alpha = pixels[at * 4 + 3] / 255;
    for (let channel = 0; channel < 3; channel++) {
      flat[at * 3 + channel] = paper + (pixels[at * 4 + channel] - paper) * alpha;
    }
  }
  return flat;
}

function isOn(art: CutOut, { origin, scale }: FaceMap): boolean {
  return scale >= leastScale * Math.min(art.width, art.height) && isSolid(art, origin.x, origin.y);
}

function isSolid({ pixels, width, height }: CutOut, x: number, y: number): boolean {
  const [column, row] = [Math.round(x), Math.round(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return false;
  return pixels[(row * width + column) * 4 + 3] >= solid;
}

/** The box from the top of the hair to the chin, as far as the figure extends around its face. */
function headBox(art: CutOut, face: FaceMap): Box {
  const { origin, scale, outline } = face;
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const reach = (across: number, down: number, from: { x: number; y: number }, limit: number) => {
    let last = 0;
    for (let way = 0; way <= limit + gap; way += step) {
      const [x, y] = [origin.x + (from.x + across * way) * scale, origin.y + (from.y + down * way) * scale];
      if (isSolid(art, x, y)) last = way;
      else if (way - last > gap) return last;
    }
    return null;
  };
  const tops = [-0.15, 0, 0.15].map((x) => reach(0, -1, { x, y: 0 }, most.top));
  const top = tops.includes(null) ? usual.top : Math.max(...tops.map(Number));
  const side = (across: -1 | 1) => reach(across, 0, { x: 0, y: -0.3 }, most.side) ?? usual.side;
  return {
    left: Math.max(0, Math.min(...xs, origin.x - side(-1) * scale)),
    top: Math.max(0, Math.min(...ys, origin.y - top * scale)),
    right: Math.min(art.width, Math.max(...xs, origin.x + side(1) * scale)),
    bottom: Math.min(art.height, Math.max(...ys)),
  };
}
