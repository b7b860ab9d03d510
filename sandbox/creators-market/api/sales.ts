import { z } from 'zod';
import type { ItemCall } from '../call.ts';
import { errorReply, json, type Reply } from '../http.ts';
import { MOST_TAGS, PRICES, TAGS } from '../rules/form_options.ts';
import { numberedKeys } from '../rules/item_shape.ts';
import { isComplete } from '../state/item.ts';
import { isEditable } from '../state/status.ts';

const PRICE = z.strictObject({ tier: z.string().refine((tier) => tier in PRICES) });

const TAGGING = z.array(
  z.strictObject({
    type: z.string(),
    tag_ids: z.array(z.string().refine((id) => id in TAGS)).max(MOST_TAGS),
  }),
);

/** `PUT /api/v2/sticker/<id>/price` with `{tier}`. */
export function setPrice(call: ItemCall): Reply {
  const wished = PRICE.safeParse(parse(call.body));
  if (!wished.success) return errorReply(400, call.words.errors.choice);
  if (!isEditable(call.item.status)) return errorReply(409, call.words.errors.notAllowed);
  call.item.price = wished.data.tier;
  return json(200, { success: true, errors: [] });
}

/** `PUT /api/sticker/<id>/auto_suggest_tags` with `[{type: '01', tag_ids: ['c101']}]`. */
export function setTags(call: ItemCall): Reply {
  const { item, words } = call;
  const wished = TAGGING.safeParse(parse(call.body));
  if (!wished.success) return errorReply(400, words.detail.mostTags);
  if (!isComplete(item)) return errorReply(409, words.detail.tagsNeedImages);
  const keys = numberedKeys(item.kind, item.amount);
  if (wished.data.some(({ type }) => !keys.includes(type))) return errorReply(400, words.errors.choice);
  for (const { type, tag_ids } of wished.data) item.tags.set(type, tag_ids);
  return json(200, { success: true, errors: [] });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
