import { actingSchema } from '@pochitto/functions/domain/acting/acting';
import { captionStyleSchema } from '@pochitto/functions/domain/presets/preset';
import { tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { poseSchema } from '@pochitto/functions/domain/stamps/pose';
import { touchUpSchema } from '@pochitto/functions/domain/stamps/touch_up';
import { z } from 'zod';
import { type Content, isSame, keptOrder, type StickerContent } from './editor_content.ts';

const id = z.string().min(1).max(128);

/** Unsaved changes to a set; left out = unchanged. Messages as typed. */
export const changesSchema = z.object({
  stickers: z
    .array(
      z.object({
        messageId: id,
        message: z.string().max(4000).optional(),
        pose: poseSchema.nullable().optional(),
        caption: captionStyleSchema.nullable().optional(),
        acting: actingSchema.nullable().optional(),
      }),
    )
    .max(40),
  /** The remaining stickers in their new order. */
  order: z.array(id).max(40).optional(),
  removed: z.array(id).max(40).optional(),
  mainMessageId: id.nullable().optional(),
  tabMessageId: id.nullable().optional(),
  touchUp: touchUpSchema.optional(),
});

export type Changes = z.infer<typeof changesSchema>;

/** Returns the changes from `base` to `content`. */
export function changesOf(base: Content, content: Content): Changes {
  const kept = keptOrder(content);
  const inOldOrder = keptOrder({ order: base.order, removed: [...base.removed, ...content.removed] });
  const removed = content.removed.filter((each) => !base.removed.includes(each));
  return {
    stickers: kept.flatMap((messageId) => {
      const [before, after] = [base.stickers[messageId], content.stickers[messageId]];
      const changed = before && after ? changedFields(before, after) : {};
      return Object.keys(changed).length > 0 ? [{ messageId, ...changed }] : [];
    }),
    ...(isSame(kept, inOldOrder) ? {} : { order: kept }),
    ...(removed.length > 0 ? { removed } : {}),
    ...(base.mainMessageId === content.mainMessageId ? {} : { mainMessageId: content.mainMessageId }),
    ...(base.tabMessageId === content.tabMessageId ? {} : { tabMessageId: content.tabMessageId }),
    ...(isSame(base.touchUp, content.touchUp) ? {} : { touchUp: content.touchUp }),
  };
}

function changedFields(before: StickerContent, after: StickerContent): Partial<StickerContent> {
  return {
    ...(tidyMessage(before.message) === tidyMessage(after.message) ? {} : { message: after.message }),
    ...(isSame(before.pose, after.pose) ? {} : { pose: after.pose }),
    ...(isSame(before.caption, after.caption) ? {} : { caption: after.caption }),
    ...(isSame(before.acting, after.acting) ? {} : { acting: after.acting }),
  };
}

/** Applies `changes` to `base`; changes to stickers that no longer exist are skipped. */
export function withChanges(base: Content, changes: Changes): Content {
  const isThere = (messageId: string) => base.stickers[messageId] !== undefined;
  const ifThere = (messageId: string | null | undefined, otherwise: string | null) =>
    messageId === null || (messageId !== undefined && isThere(messageId)) ? messageId : otherwise;
  const stickers = { ...base.stickers };
  for (const { messageId, message, pose, caption, acting } of changes.stickers) {
    const before = stickers[messageId];
    if (!before) continue;
    stickers[messageId] = {
      message: message ?? before.message,
      // null is a value too: the preset's pose.
      pose: pose === undefined ? before.pose : pose,
      caption: caption === undefined ? before.caption : caption,
      acting: acting === undefined ? before.acting : acting,
    };
  }
  return {
    stickers,
    order: changes.order ? inOrder(base.order, changes.order.filter(isThere)) : base.order,
    removed: [...new Set([...base.removed, ...(changes.removed ?? []).filter(isThere)])],
    mainMessageId: ifThere(changes.mainMessageId, base.mainMessageId),
    tabMessageId: ifThere(changes.tabMessageId, base.tabMessageId),
    touchUp: changes.touchUp ?? base.touchUp,
  };
}

/** Returns `order` with the IDs in `wanted` rearranged among the places that they occupy. */
export function inOrder(order: readonly string[], wanted: readonly string[]): string[] {
  const next = wanted.values();
  return order.map((each) => (wanted.includes(each) ? (next.next().value ?? each) : each));
}

/** Counts the changes as a person would. */
export function changeCount({ stickers, order, removed, ...rest }: Changes): number {
  return stickers.length + (order ? 1 : 0) + (removed?.length ?? 0) + Object.keys(rest).length;
}
