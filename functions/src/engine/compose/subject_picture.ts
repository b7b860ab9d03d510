import type { Acting } from '../../domain/acting/acting.ts';
import type { Illustration } from '../../domain/presets/preset.ts';
import { type PresetConfig, recolorsSubjects } from '../../domain/presets/preset.ts';
import type { ColourEffect, Pose } from '../../domain/stamps/pose.ts';
import { type Crop, chooseCrop } from './choose_crop.ts';
import { colourEffect } from './colour_effect.ts';
import { type Box, type CutOut, isDrawn } from './cut_out.ts';
import { expressFace, faceBox } from './expression/express_face.ts';
import { otherExpressions, type ShownExpression, shownExpression } from './expression/shown_expression.ts';
import { type FaceMap, movedFace } from './face_map.ts';
import { finishIllustration, illustrated, isFinishedAsWhole } from './illustration/illustrate.ts';
import { type SubjectRaster, subjectRaster } from './subject_raster.ts';
import { type CanvasBackend, type Context, contextOf, type Pixels, type Surface } from './surface.ts';

/** The subject in one pose, ready to draw. */
export interface SubjectPicture {
  raster: SubjectRaster;
  surface: Surface;
  /**
   * The expression of the main face, and the lightness of the skin under drawn features, 0..255; null = the subject's
   * own expression.
   */
  shown: (ShownExpression & { readonly skin: number | null }) | null;
}

/** Placement of the subject: its center on the canvas, scale, tilt in radians. */
export interface SubjectPlace {
  x: number;
  y: number;
  scale: number;
  tilt: number;
  flip: boolean;
}

interface Made {
  frames: Map<string, Crop>;
  rasters: Map<string, SubjectRaster>;
  /** Pixels of poses after color effect and illustration. */
  colored: Map<string, Uint8ClampedArray>;
  pictures: Map<string, ShownPicture>;
}

/** A picture whose faces are repainted on request: nearly every sticker of a set has its own expression. */
interface ShownPicture extends SubjectPicture {
  /** Name and strengths of the expression. */
  face: string;
  /** The faces that were painted last. */
  faces: readonly FaceMap[];
  /** Pixels of the part painted last, reused because allocating costs more than painting. */
  part: Pixels | null;
}

/** Cache for each cut-out, with the cut-out's lifetime. */
const made = new WeakMap<CutOut, Made>();

/**
 * Returns the subject in a pose, colored or drawn as the style requires, with an expression, for drawing into
 * `room` (canvas px). The picture is valid until the next call for the same cut-out. Results are cached, so the
 * cut-out's pixels must not change.
 */
export function subjectPicture(
  cutOut: CutOut,
  pose: Pick<Pose, 'framing' | 'effect'>,
  preset: PresetConfig,
  room: { width: number; height: number },
  canvasBackend: CanvasBackend,
  expression: Acting['expression'] | null = null,
): SubjectPicture {
  const known = made.get(cutOut) ?? {
    frames: new Map(),
    rasters: new Map(),
    colored: new Map(),
    pictures: new Map(),
  };
  made.set(cutOut, known);
  const frame = kept(known.frames, `${pose.framing} ${room.width} ${room.height}`, () =>
    chooseCrop(cutOut, pose.framing, room),
  );
  const place = `${frame.left} ${frame.top} ${frame.right} ${frame.bottom}`;
  const illustration = isDrawn(cutOut) ? 'none' : preset.illustration;
  const drawn = `${place} ${illustration} ${preset.drawing.palette}`;
  const photo = kept(known.rasters, place, () => subjectRaster(cutOut, frame));
  const raster = kept(known.rasters, drawn, () => illustrated(photo, illustration, preset));
  const effect = effectOf(pose, preset);
  const colored = kept(known.colored, `${drawn} ${effect}`, () => {
    const pixels = raster.pixels.slice();
    colourEffect(pixels, effect);
    return pixels;
  });
  const acted = isDrawn(cutOut) ? null : expression;
  const shown = shownExpression(raster, acted);
  const others = otherExpressions(raster, acted);
  const strengths = [shown, ...others].flatMap((each) => each?.strength ?? []);
  const face = acted && strengths.length > 0 ? `${acted.name} ${strengths.join(' ')}` : 'own';
  const picture = kept(known.pictures, `${drawn} ${effect}`, (): ShownPicture => {
    const surface = canvasBackend.createSurface(raster.width, raster.height);
    const own = { raster, surface, shown: null, face: 'own', faces: [], part: null };
    paint(own, colored, wholeOf(raster), (pixels) => finishIllustration(pixels, raster, illustration));
    return own;
  });
  if (picture.face !== face) changeFaces(picture, face, { shown, others }, colored, illustration);
  return picture;
}

function changeFaces(
  picture: ShownPicture,
  face: string,
  { shown, others }: { shown: ShownExpression | null; others: readonly ShownExpression[] },
  colored: Uint8ClampedArray,
  illustration: Illustration,
): void {
  const { raster } = picture;
  const faces = [...others, ...(shown ? [shown] : [])].map((each) => each.face);
  if (faces.length > 0) picture.faces = faces;
  picture.face = face;
  picture.shown = null;
  if (picture.faces.length === 0) return;
  // All expressions change the same faces, so a new one replaces the previous one.
  const boxes = picture.faces.map((each) => faceBox(each, raster.width, raster.height));
  const box = isFinishedAsWhole(illustration) ? wholeOf(raster) : around(boxes);
  paint(picture, colored, box, (pixels) => {
    const express = (each: ShownExpression) => {
      const moved = { ...each, face: movedFace(each.face, -box.left, -box.top) };
      return expressFace(pixels.data, pixels.width, pixels.height, moved);
    };
    for (const other of others) express(other);
    // Last, since its features may be drawn.
    if (shown) picture.shown = { ...shown, skin: express(shown) };
    finishIllustration(pixels, raster, illustration);
  });
}

function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

function wholeOf({ width, height }: SubjectRaster): Box {
  return { left: 0, top: 0, right: width, bottom: height };
}

/** Paints the `box` of a pose's pixels onto its surface, after `change`. */
function paint(
  picture: ShownPicture,
  colored: Uint8ClampedArray,
  box: Box,
  change: (pixels: Pixels) => void,
): void {
  const { surface, raster, part } = picture;
  const context = contextOf(surface);
  const across = box.right - box.left;
  const down = box.bottom - box.top;
  if (across === 0 || down === 0) return;
  const isUsable = part?.width === across && part.height === down;
  const pixels = isUsable ? part : context.createImageData(across, down);
  picture.part = pixels;
  for (let y = box.top; y < box.bottom; y++) {
    const from = (y * raster.width + box.left) * 4;
    pixels.data.set(colored.subarray(from, from + across * 4), (y - box.top) * across * 4);
  }
  change(pixels);
  context.putImageData(pixels, box.left, box.top);
}

function kept<T>(things: Map<string, T>, key: string, make: () => T): T {
  const known = things.get(key);
  if (known !== undefined) return known;
  const thing = make();
  things.set(key, thing);
  return thing;
}

function effectOf(pose: Pick<Pose, 'effect'>, preset: PresetConfig): ColourEffect {
  return recolorsSubjects(preset) ? preset.colourEffect : pose.effect;
}

/** Draws the subject at its place, clipped to `clip`. */
export function drawSubject(context: Context, subject: SubjectPicture, place: SubjectPlace, clip: Box): void {
  const width = subject.raster.width * place.scale;
  const height = subject.raster.height * place.scale;
  context.save();
  context.beginPath();
  context.rect(clip.left, clip.top, clip.right - clip.left, clip.bottom - clip.top);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.translate(place.x, place.y);
  context.rotate(place.tilt);
  if (place.flip) context.scale(-1, 1);
  context.drawImage(subject.surface, -width / 2, -height / 2, width, height);
  context.restore();
}
