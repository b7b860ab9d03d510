import type { ActingPlaces } from '@pochitto/functions/compose/acting/acting_stage';
import { type BadgeKind, type BadgeStance, badge, badgeSizes } from '@pochitto/functions/compose/badge';
import type { CutOut } from '@pochitto/functions/compose/cut_out';
import { finishFrame, finishPixels } from '@pochitto/functions/compose/finish_pixels';
import {
  type FrameComposer,
  frameComposer,
  type MovingSticker,
} from '@pochitto/functions/compose/motion/frame_composer';
import { onePerson } from '@pochitto/functions/compose/one_person';
import { productCanvas, productPreset, productRequest } from '@pochitto/functions/compose/product_picture';
import { stickerComposer } from '@pochitto/functions/compose/sticker_composer';
import type { Pixels } from '@pochitto/functions/compose/surface';
import { touchUp } from '@pochitto/functions/compose/touch_up';
import type { Crop } from '@pochitto/functions/compose/trim';
import type { Acting } from '@pochitto/functions/domain/acting/acting';
import type { Motion } from '@pochitto/functions/domain/motion/motion';
import type { CaptionStyle, PresetConfig } from '@pochitto/functions/domain/presets/preset';
import type { Product } from '@pochitto/functions/domain/product/product_spec';
import type { StickerFault } from '@pochitto/functions/domain/stamps/image';
import type { Actor, Pose } from '@pochitto/functions/domain/stamps/pose';
import type { TouchUp } from '@pochitto/functions/domain/stamps/touch_up';
import { browserCanvasBackend, prepareFonts } from './browser_canvas_backend.ts';
import { readCutOut } from './read_cut_out.ts';
import { readPng } from './read_png.ts';

/** One sticker to draw; `cutOut` is the key under which its cut-out was added. */
export interface ComposeRequest {
  readonly cutOut: string;
  readonly text: string;
  readonly pose: Pose;
  /** The message's `styleIndex`. */
  readonly styleIndex: number;
  readonly caption: CaptionStyle | null;
  /** null or left out = a plain sticker. */
  readonly acting?: Acting | null;
}

/** An image of a product with its own canvas; all frames of a still image are the same. */
export interface FrameRequest extends ComposeRequest {
  readonly product: Exclude<Product, 'sticker'>;
  readonly motion: Motion;
}

/** One frame including ring and shadow, and where its marks are at rest. */
interface Frame {
  readonly picture: Pixels;
  readonly places: ActingPlaces | null;
}

interface Finished {
  readonly crop: Crop;
  readonly places: ActingPlaces | null;
}

/** A sticker before it is trimmed, with the places of its marks. */
interface WholeSticker {
  readonly picture: Pixels;
  /** null for a plain sticker. */
  readonly places: ActingPlaces | null;
}

/** What a page may know about a cut-out without its pixels. */
export type CutOutFacts = Pick<CutOut, 'kind' | 'width' | 'height' | 'heads' | 'frame'>;

/** All operations of the composer, as they run in the worker. */
export type WorkerComposer = ReturnType<typeof openWorkerComposer>;

/** Source images. They are kept when the preset changes. */
export interface Materials {
  /** Cut-outs by key: as added, and as drawn after touching up. */
  readonly given: Map<string, CutOut>;
  readonly drawn: Map<string, CutOut>;
  photo: Pixels | null;
}

/** Prepares drawing with one preset. All images are RGBA with straight alpha. */
export function openWorkerComposer(preset: PresetConfig, materials: Materials) {
  const composer = stickerComposer(preset, browserCanvasBackend);
  const { given, drawn } = materials;
  const faults = new Set<StickerFault['ruleId']>();
  const cutOutOf = (key: string): CutOut => {
    const found = drawn.get(key);
    if (!found) throw new Error(`There is no cut-out ${key}.`);
    return found;
  };
  const finished = async ({ cutOut: key, ...request }: ComposeRequest): Promise<Finished> => {
    const cutOut = cutOutOf(key);
    if (!request.caption?.hidden) await prepareFonts([request.text], request.caption?.font ?? preset.font);
    const { pixels, places, faults: found } = composer.sticker({ ...request, cutOut });
    for (const { ruleId } of found) faults.add(ruleId);
    return { crop: finishPixels(pixels, preset), places };
  };
  const movers = new Map<Product, FrameComposer>();
  /** The sticker whose layers are painted; its next frame reuses them. */
  let open: { readonly key: string; readonly sticker: MovingSticker } | null = null;
  const opened = ({ product, motion, ...request }: FrameRequest, key: string): MovingSticker => {
    if (open?.key === key) return open.sticker;
    const mover =
      movers.get(product) ??
      frameComposer(productPreset(product, preset), productCanvas(product), browserCanvasBackend);
    movers.set(product, mover);
    const whole = productRequest(product, { ...request, cutOut: cutOutOf(request.cutOut) });
    const sticker = mover.sticker(whole, motion);
    open = { key, sticker };
    return sticker;
  };
  const changeCutOut = (key: string, cutOut: CutOut): CutOutFacts => {
    drawn.set(key, cutOut);
    open = null;
    return factsOf(cutOut);
  };
  return {
    addCutOut: async (key: string, png: Uint8Array, actor: Actor | null = null): Promise<CutOutFacts> => {
      const cutOut = onePerson(readCutOut(png), actor);
      given.set(key, cutOut);
      return changeCutOut(key, cutOut);
    },
    setPhoto: async (png: Uint8Array): Promise<void> => {
      materials.photo = readPng(png);
    },
    touchUp: async (key: string, strokes: TouchUp): Promise<CutOutFacts> => {
      const original = given.get(key);
      const { photo } = materials;
      if (!original) throw new Error(`There is no cut-out ${key}.`);
      if (!photo && strokes.length > 0) throw new Error('A touch-up needs the photo.');
      const touched = photo ? touchUp(original, photo, strokes) : original;
      return changeCutOut(key, touched);
    },
    /** Draws a cut-out with these strokes instead of the current ones; `frame` says where it lies in the photo. */
    touchedPicture: async (key: string, strokes: TouchUp): Promise<Pixels & Pick<CutOut, 'frame'>> => {
      const original = given.get(key);
      const { photo } = materials;
      if (!original || !photo) throw new Error('A touch-up needs a cut-out and its photo.');
      const { width, height, pixels, frame } = touchUp(original, photo, strokes);
      return { width, height, data: pixels.slice(), frame };
    },
    cutOutPicture: async (key: string): Promise<Pixels> => {
      const { width, height, pixels } = cutOutOf(key);
      return { width, height, data: pixels.slice() };
    },
    sticker: async (request: ComposeRequest): Promise<Pixels> => {
      const { canvas, left, top, width, height } = (await finished(request)).crop;
      const data = new Uint8ClampedArray(width * height * 4);
      for (let y = 0; y < height; y++) {
        const from = ((top + y) * canvas.width + left) * 4;
        data.set(canvas.data.subarray(from, from + width * 4), y * width * 4);
      }
      return { width, height, data };
    },
    wholeSticker: async (request: ComposeRequest): Promise<WholeSticker> => {
      const { crop, places } = await finished(request);
      const { width, height, data } = crop.canvas;
      return { picture: { width, height, data }, places };
    },
    /** Draws one frame. Consecutive frames of the same sticker reuse its layers. */
    frame: async (request: FrameRequest, index: number): Promise<Frame> => {
      const { product, text, caption } = request;
      const key = JSON.stringify(request);
      if (open?.key !== key && !caption?.hidden) await prepareFonts([text], caption?.font ?? preset.font);
      // No await from here on: another request would paint over the layers.
      const { places, composeFrame } = opened(request, key);
      const picture = composeFrame(index);
      finishFrame(picture, productPreset(product, preset), productCanvas(product));
      return { picture: { width: picture.width, height: picture.height, data: picture.data }, places };
    },
    /** Returns the check rules that the stickers drawn with this preset break. */
    faults: async (): Promise<StickerFault['ruleId'][]> => [...faults],
    badge: async (kind: BadgeKind, key: string, stance: BadgeStance): Promise<Pixels> => {
      const { width, height, data } = badge(
        cutOutOf(key),
        preset,
        badgeSizes[kind],
        stance,
        browserCanvasBackend,
      );
      return { width, height, data };
    },
  };
}

function factsOf({ kind, width, height, heads, frame }: CutOut): CutOutFacts {
  return { kind, width, height, heads, frame };
}
