import { poseOf } from '../../domain/acting/acting.ts';
import { bestActing } from '../../domain/acting/best_acting.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import { ownMotion } from '../../domain/motion/direct_motion.ts';
import { files } from '../../domain/paths.ts';
import { productSpecs } from '../../domain/product/product_spec.ts';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import type { StickerVersion } from '../../domain/stamps/sticker_version.ts';
import type { CutOut, DrawBadge, DrawnImage } from '../../engine/index.ts';
import type { Context } from '../../platform/context.ts';
import { download } from '../../platform/files.ts';
import type { Picture } from '../record_picture.ts';
import { cutOutOnce, storedCutOut, touchedCutOut } from './cut_out_store.ts';
import type { EditPlan, PlannedSticker } from './plan_edits.ts';

interface EditedSet {
  readonly stampId: string;
  readonly stamp: Stamp;
  /** The normalised photo. */
  readonly photoPath: string;
}

export interface DrawnEdits {
  /** By message id. */
  readonly stickers: ReadonlyMap<string, Picture['image']>;
  readonly main: DrawnImage | null;
  readonly tab: DrawnImage | null;
}

/**
 * Draws only what a plan changes.
 *
 * @throws PochittoError `photo_missing` or `version_gone` if the source of an image no longer exists
 */
export async function drawEdits(context: Context, set: EditedSet, plan: EditPlan): Promise<DrawnEdits> {
  const { stamp, stampId } = set;
  const photoPath = plan.photo?.path ?? set.photoPath;
  const { subject: kind } = plan;
  const photoName = plan.photo?.name ?? stamp.photoName;
  const preset = stamp.presetConfig;
  if (!preset) throw new Error(`Set ${stampId} has no preset.`);
  const path = files.cutOut(stamp.userId, stampId, { subject: kind, photoName });
  const isNew = plan.photo !== null || kind !== stamp.subject;
  if (isNew) await cutOutOnce(context, { path, photoPath, subject: kind });
  const subject = () => touchedCutOut(context, { path, photoPath, ...plan });
  const sourceOf = async ({ artPath }: Pick<GenerateQueueMessage, 'artPath'>): Promise<CutOut> => {
    const cutOut = await (artPath === null ? subject() : storedCutOut(context, artPath));
    if (!cutOut) throw new PochittoError('photo_missing');
    return cutOut;
  };
  const engine = await import('../../engine/index.ts');
  const changed = plan.stickers.filter(({ isRedrawn, restored }) => isRedrawn && restored === null);
  const requests = await Promise.all(
    changed.map(async ({ next }) => ({
      cutOut: await sourceOf(next),
      text: next.message,
      pose: poseOf(next, preset),
      styleIndex: next.styleIndex,
      caption: next.caption,
      acting: next.acting,
      motion: ownMotion({ text: next.message, acting: next.acting }),
    })),
  );
  const stickers = new Map<string, Picture['image']>();
  for (const { message, restored } of plan.stickers) {
    if (restored) stickers.set(message.id, await pictureOf(context, restored));
  }
  await engine.drawPictures(stamp.product, requests, preset, (index, image) => {
    const sticker = changed[index];
    if (sticker) stickers.set(sticker.message.id, image);
  });
  const drawers = engine.badgeDrawers(stamp.product);
  const badge = async (messageId: string | null, drawIt: DrawBadge) => {
    const shown = plan.stickers.find(({ message }) => message.id === messageId);
    if (shown) {
      const pose = poseOf(shown.next, preset);
      return drawIt(await sourceOf(shown.next), preset, { pose, acting: shown.next.acting });
    }
    const source = firstDrawn(plan.stickers);
    const acting = source.artPath === null ? bestActing(plan.stickers.map(({ next }) => next.acting)) : null;
    return drawIt(await sourceOf(source), preset, { pose: null, acting });
  };
  return {
    stickers,
    main:
      plan.redrawn.main && productSpecs[stamp.product].main
        ? await badge(plan.mainMessageId, drawers.main)
        : null,
    tab: plan.redrawn.tab ? await badge(plan.tabMessageId, drawers.tab) : null,
  };
}

async function pictureOf(
  context: Context,
  { url, width, height, captionSize, faults }: StickerVersion,
): Promise<Picture['image']> {
  const png = await download(context, url);
  if (!png) throw new PochittoError('version_gone');
  return { png, width, height, captionSize, faults };
}

/** The default source: the subject of the photo, or the art of the first sticker if all have their own. */
function firstDrawn(stickers: readonly PlannedSticker[]): Pick<GenerateQueueMessage, 'artPath'> {
  const drawn = stickers.filter(({ message }) => message.data.state === 'done').map(({ next }) => next);
  return drawn.find(({ artPath }) => artPath === null) ?? drawn[0] ?? { artPath: null };
}
