import type { CaptionFont } from '../domain/presets/preset.ts';
import { prepareFonts } from './canvas/canvas_backend.ts';
import { closeFinisher, startFinisher } from './finish/finisher.ts';
import { imageLibrary } from './photo/image_library.ts';
import { closeSegmenter, warmSegmenter } from './segment/segment_photo.ts';

export { prepareFonts } from './canvas/canvas_backend.ts';
export type { CutOut } from './compose/cut_out.ts';
export { onePerson } from './compose/one_person.ts';
export type { StickerRequest } from './compose/sticker_composer.ts';
export { type SubjectFault, subjectFaults } from './compose/subject_faults.ts';
export { touchUp } from './compose/touch_up.ts';
export { decodeCutOut, encodeCutOut } from './cut_out_file.ts';
export { drawAnimatedMain } from './draw_animations.ts';
export { badgeDrawers, type DrawBadge, drawPictures } from './draw_pictures.ts';
export { drawMain, drawStickers, drawTab } from './draw_stickers.ts';
export type { DrawnImage } from './finish/finish_sticker.ts';
export { type NormalPhoto, normalisePhoto } from './photo/normalise_photo.ts';
export { photoCanvas } from './photo/photo_pixels.ts';
export { drawSetPreview } from './preview/draw_set_preview.ts';
export { cutOut } from './segment/segment_photo.ts';
export { type Drawing, type DrawingsOf, drawingsIn } from './sheet/drawings_in.ts';
export { withHeads } from './sheet/find_heads.ts';
export type { SheetGrid } from './sheet/sheet_grid.ts';
export { type GroundColor, sheetGround } from './sheet/sheet_ground.ts';
export { type SheetCell, type SheetProblem, sliceSheet } from './sheet/slice_sheet.ts';
export { adjustBrightness } from './studio/adjust_brightness.ts';
export { type DrawnVariant, drawVariants } from './studio/draw_variants.ts';
export {
  drawThumbnail,
  pictureSize,
  type StudioOriginal,
  studioOriginal,
  studioSide,
} from './studio/studio_photo.ts';
export { exportPictures, packStickers } from './targets/export_pictures.ts';

/**
 * Loads the libraries and models so that the first photo need not wait for them; with texts and a font also what
 * draws those. Without await, loading runs beside other work.
 */
export async function warmUp(
  texts: readonly string[] = [],
  font: CaptionFont = 'mochiy-pop-one',
): Promise<void> {
  // Start the finisher last: it has no work before a photo is cut out.
  const segmenter = warmSegmenter().then(startFinisher);
  await Promise.all([segmenter, imageLibrary(), prepareFonts(texts, font)]);
}

/** Frees the memory of the models (about 150 MB); the next photo loads them again. */
export async function releaseModel(): Promise<void> {
  await closeSegmenter();
}

/** Terminates the worker threads, so the process can exit. The engine can be used again afterwards. */
export async function closeEngine(): Promise<void> {
  await Promise.all([closeSegmenter(), closeFinisher()]);
}
