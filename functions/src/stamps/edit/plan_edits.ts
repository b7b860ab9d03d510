import { type Acting, bringsUnknownName } from '../../domain/acting/acting.ts';
import { bestActing } from '../../domain/acting/best_acting.ts';
import type { CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import { productSpecs } from '../../domain/product/product_spec.ts';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import { type DrawnFrom, drawnFromSchema, type StickerVersion } from '../../domain/stamps/sticker_version.ts';
import { graphemes } from '../../domain/stamps/text_units.ts';
import type { QueueMessage } from '../messages.ts';
import type { NewPhoto } from './new_photo.ts';

/**
 * Changes of an edit. `subject`: make the cut-out again as this; `actor`: the person to show; `photo`: replacement
 * photo.
 */
export type Edits = CallableRequest<'saveEdits'> & {
  readonly subject?: Stamp['subject'] | undefined;
  readonly actor?: Stamp['actor'] | undefined;
  readonly photo?: NewPhoto | undefined;
  /** An earlier version that a sticker is restored to. */
  readonly restored?: StickerVersion | undefined;
};

/** A kept sticker in its new state. */
export interface PlannedSticker {
  readonly message: QueueMessage;
  readonly next: DrawnFrom & Pick<GenerateQueueMessage, 'orderPriority'>;
  /** Whether the message has changed, apart from its position. */
  readonly isEdited: boolean;
  /** Whether its image must be redrawn. */
  readonly isRedrawn: boolean;
  /** The earlier version whose image it shows again, instead of a new drawing. */
  readonly restored: StickerVersion | null;
}

export interface EditPlan {
  /** In their new order. */
  readonly stickers: readonly PlannedSticker[];
  readonly removed: readonly QueueMessage[];
  readonly mainMessageId: string | null;
  readonly tabMessageId: string | null;
  readonly touchUp: Stamp['touchUp'];
  readonly subject: Stamp['subject'];
  readonly actor: Stamp['actor'];
  readonly photo: NewPhoto | null;
  /** Whether main and tab change. */
  readonly redrawn: { readonly main: boolean; readonly tab: boolean };
  readonly isChanged: boolean;
  /** Whether anything in the package has changed. */
  readonly isRepacked: boolean;
}

/**
 * Plans the edits of a set, so only changed images are drawn.
 *
 * @throws PochittoError `not_yours` for a sticker of another set; `stamp_changed` if the order lists other
 * stickers; `message_count` if no sticker would be left; `acting_unknown_name` for an acting with an unknown name;
 * `emoji_caption_too_long` for a caption that is too long for an emoji; `motion_not_allowed` for a motion in a
 * still product; `stamp_state` for a version of a sticker without an image
 */
export function planEdits(stamp: Stamp, messages: readonly QueueMessage[], edits: Edits): EditPlan {
  const known = new Map(messages.map((message) => [message.id, message]));
  const removedIds = new Set(edits.removed ?? []);
  const redrawnIds = (edits.redraw ?? []).filter((id) => id !== 'main' && id !== 'tab');
  const restoredIds = edits.restored ? [edits.restored.messageId] : [];
  const editedIds = edits.stickers.map(({ messageId }) => messageId);
  for (const id of [...removedIds, ...redrawnIds, ...restoredIds, ...editedIds]) {
    if (!known.has(id)) throw new PochittoError('not_yours');
  }
  const order = orderOf(messages, removedIds, edits.order);
  if (order.length === 0) throw new PochittoError('message_count', 'A set keeps one sticker at least.');
  const { photo = null } = edits;
  // Strokes and the chosen person are coordinates in the photo on which they were made.
  const former = photo ? { touchUp: [], actor: null } : stamp;
  const touchUp = edits.touchUp ?? former.touchUp;
  const subject = edits.subject ?? stamp.subject;
  const actor = edits.actor === undefined ? former.actor : edits.actor;
  const isTouched =
    photo !== null ||
    subject !== stamp.subject ||
    !isSame(touchUp, stamp.touchUp) ||
    !isSame(actor, stamp.actor);
  const stickers = order.map((id, index) =>
    plannedSticker(stamp, known.get(id) as QueueMessage, index + 1, edits, isTouched),
  );
  const isWanted = (name: string) => edits.redraw?.includes(name) ?? false;
  const main = badgeOf(edits.mainMessageId, stamp.mainMessageId, stickers, isTouched);
  const tab = badgeOf(edits.tabMessageId, stamp.tabMessageId, stickers, isTouched);
  const redrawn = { main: main.isRedrawn || isWanted('main'), tab: tab.isRedrawn || isWanted('tab') };
  const isMoved = stickers.some(({ message, next }) => next.orderPriority !== message.data.orderPriority);
  const isRepacked =
    removedIds.size > 0 || isMoved || redrawn.main || redrawn.tab || stickers.some((each) => each.isRedrawn);
  return {
    stickers,
    removed: messages.filter(({ id }) => removedIds.has(id)),
    mainMessageId: main.messageId,
    tabMessageId: tab.messageId,
    touchUp,
    subject,
    actor,
    photo,
    redrawn,
    isChanged: isRepacked || isTouched || stickers.some((each) => each.isEdited),
    isRepacked,
  };
}

/**
 * Only a hidden caption may be empty. Hidden captions, and those that were already that long, may have any length.
 */
function rejectCaption(
  { product }: Pick<Stamp, 'product'>,
  next: Pick<GenerateQueueMessage, 'message' | 'caption'>,
  former: Pick<GenerateQueueMessage, 'message' | 'caption'>,
): void {
  if (next.message === '' && !next.caption?.hidden) throw new PochittoError('message_empty');
  const { captionLength } = productSpecs[product];
  const lengthOf = ({ message, caption }: typeof next) => (caption?.hidden ? 0 : graphemes(message));
  if (captionLength === null || lengthOf(next) <= Math.max(captionLength, lengthOf(former))) return;
  throw new PochittoError('emoji_caption_too_long');
}

/** A still product accepts no new motion; a stored one is kept. */
function rejectMotion({ product }: Pick<Stamp, 'product'>, next: Acting, former: Acting | null): void {
  if (productSpecs[product].timing !== null || next.motion === null) return;
  if (!isSame(next.motion, former?.motion)) throw new PochittoError('motion_not_allowed');
}

function orderOf(
  messages: readonly QueueMessage[],
  removed: ReadonlySet<string>,
  order: readonly string[] | undefined,
): readonly string[] {
  const staying = messages.map(({ id }) => id).filter((id) => !removed.has(id));
  const wanted = order?.filter((id) => !removed.has(id)) ?? staying;
  if (!isSame(wanted.toSorted(), staying.toSorted())) throw new PochittoError('stamp_changed');
  return wanted;
}

function plannedSticker(
  stamp: Stamp,
  message: QueueMessage,
  orderPriority: number,
  edits: Edits,
  isTouched: boolean,
): PlannedSticker {
  const { data } = message;
  if (edits.restored?.messageId === message.id)
    return restoredSticker(message, orderPriority, edits.restored);
  const edit = edits.stickers.findLast(({ messageId }) => messageId === message.id);
  if (edit?.acting && bringsUnknownName(edit.acting, data.acting))
    throw new PochittoError('acting_unknown_name');
  if (edit?.acting) rejectMotion(stamp, edit.acting, data.acting);
  const former = drawnFromSchema.parse(data);
  const next: DrawnFrom = {
    ...former,
    message: edit?.message ?? data.message,
    pose: edit?.pose === undefined ? data.pose : edit.pose,
    acting: edits.photo ? onNewPhoto(data.acting) : edit?.acting === undefined ? data.acting : edit.acting,
    caption: edit?.caption === undefined ? data.caption : edit.caption,
  };
  if (edit) rejectCaption(stamp, next, data);
  const isEdited = !isSame(next, former);
  // A failed sticker has no image to change.
  const isWanted = edits.redraw?.includes(message.id) ?? false;
  const isRedrawn = data.state === 'done' && (isEdited || isWanted || (isTouched && data.artPath === null));
  return { message, next: { ...next, orderPriority }, isEdited, isRedrawn, restored: null };
}

/** Restores what the version was drawn from together with its image, so the next edit starts from there. */
function restoredSticker(
  message: QueueMessage,
  orderPriority: number,
  restored: StickerVersion,
): PlannedSticker {
  if (message.data.state !== 'done') throw new PochittoError('stamp_state', 'It shows no picture.');
  const next = { ...drawnFromSchema.parse(restored), orderPriority };
  return { message, next, isEdited: true, isRedrawn: true, restored };
}

/** Resets a drawn face to its automatic position, because a position on another photo has no meaning. */
function onNewPhoto(acting: GenerateQueueMessage['acting']): GenerateQueueMessage['acting'] {
  return acting?.drawnFace ? { ...acting, drawnFace: { ...acting.drawnFace, x: null, y: null } } : acting;
}

/**
 * Returns the sticker that main or tab shows, and whether the image changes. If the sticker was removed, the engine
 * chooses.
 */
function badgeOf(
  wanted: string | null | undefined,
  former: string | null,
  stickers: readonly PlannedSticker[],
  isTouched: boolean,
): { messageId: string | null; isRedrawn: boolean } {
  const drawn = (id: string | null) =>
    stickers.find(({ message }) => message.id === id && message.data.state === 'done');
  if (typeof wanted === 'string' && !drawn(wanted)) throw new PochittoError('not_yours');
  const messageId = drawn(wanted === undefined ? former : wanted)?.message.id ?? null;
  const shown = drawn(messageId);
  const stanceOf = ({
    pose,
    acting,
    styleIndex,
    artPath,
  }: Pick<GenerateQueueMessage, 'pose' | 'acting' | 'styleIndex' | 'artPath'>) => [
    pose,
    acting,
    styleIndex,
    artPath,
  ];
  const isOtherPose = shown
    ? !isSame(stanceOf(shown.next), stanceOf(shown.message.data))
    : !isSame(
        bestActing(stickers.map(({ next }) => next.acting)),
        bestActing(stickers.map(({ message }) => message.data.acting)),
      );
  const isTouchedHere = isTouched && (shown ? shown.message.data.artPath === null : true);
  return { messageId, isRedrawn: messageId !== former || isOtherPose || isTouchedHere };
}

/** Both sides were parsed with the same schema, so their keys are in the same order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
