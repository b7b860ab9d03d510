import { createHash } from 'node:crypto';
import type { ItemCall } from '../call.ts';
import { errorReply, json, multipart, type Reply } from '../http.ts';
import { amountsOf, CHOSEN_MAINS, choosesMains, numberedKeys } from '../rules/item_shape.ts';
import type { Item, Sandbox } from '../sandbox.ts';
import { setAmount, shapeOf, slotKeys } from '../state/item.ts';
import { isEditable } from '../state/status.ts';
import { imageProblems } from '../validate_image.ts';

const isLocked = ({ item }: ItemCall): boolean => !isEditable(item.status) || item.isRequested;

/** `POST /api/sticker/<id>/stickers_per_set` (form `stickers_per_set`). */
export function changeAmount(call: ItemCall): Reply {
  const wished = Number(new URLSearchParams(call.body.toString('utf8')).get('stickers_per_set'));
  const amount = amountsOf(shapeOf(call.item)).find((known) => known === wished);
  if (amount === undefined) return errorReply(400, call.words.errors.choice);
  if (isLocked(call) || call.item.isImporting) return errorReply(409, call.words.errors.notAllowed);
  setAmount(call.item, amount);
  return json(200, { success: true, errors: [] });
}

/** `POST /api/sticker/<id>/upload_image` (multipart `image`, `type`): responds 200 even when it rejects the image. */
export async function uploadImage(call: ItemCall): Promise<Reply> {
  const { item, sandbox, words } = call;
  const form = await multipart(call);
  const [file, key] = [form.get('image'), form.get('type')];
  if (isLocked(call)) return errorReply(200, words.errors.notAllowed);
  if (file === null || typeof file === 'string' || typeof key !== 'string' || !slotKeys(item).includes(key)) {
    return errorReply(200, words.errors.image.import);
  }
  const problems = putImage(sandbox, item, key, Buffer.from(await file.arrayBuffer()));
  const errors = problems.map((code) => words.errors.image[code]);
  return json(200, { success: errors.length === 0, errors });
}

/**
 * Stores an image in its slot, unless it has problems.
 *
 * @returns the problems.
 */
export function putImage(sandbox: Sandbox, item: Item, key: string, bytes: Buffer) {
  const problems = imageProblems(shapeOf(item), key, bytes);
  if (problems.length > 0) {
    const kept = item.slots.get(key);
    item.slots.set(key, { digest: kept?.digest ?? null, bytes: kept?.bytes ?? 0, errors: problems });
    return problems;
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  sandbox.images.set(digest, bytes);
  item.slots.set(key, { digest, bytes: bytes.length, errors: [] });
  return problems;
}

/** `POST /api/sticker/<id>/delete_images` (form `type`, or nothing for all). */
export function deleteImages(call: ItemCall): Reply {
  if (isLocked(call)) return errorReply(409, call.words.errors.notAllowed);
  const key = new URLSearchParams(call.body.toString('utf8')).get('type');
  if (key === null) call.item.slots.clear();
  else call.item.slots.delete(key);
  return json(200, { success: true, errors: [] });
}

/** `POST /api/emoji/<id>/main_images` (form `keys`, repeated): sets the images used as main images. */
export function chooseMains(call: ItemCall): Reply {
  const { item, words } = call;
  if (isLocked(call) || !choosesMains(shapeOf(item))) return errorReply(409, words.errors.notAllowed);
  const keys = new URLSearchParams(call.body.toString('utf8')).getAll('keys').filter((key) => key !== '');
  const known = numberedKeys(item.kind, item.amount);
  const isValid = keys.every((key) => known.includes(key)) && new Set(keys).size === keys.length;
  if (!isValid || keys.length > CHOSEN_MAINS) return errorReply(400, words.errors.choice);
  item.mains = keys;
  return json(200, { success: true, errors: [] });
}

/** `GET /api/sticker/<id>/images`: polled by the page during a ZIP import. */
export function imageStatus({ item }: ItemCall): Reply {
  const slots = slotKeys(item).map((key) => {
    const slot = item.slots.get(key);
    return { type: key, isFilled: slot?.digest != null, hasError: (slot?.errors.length ?? 0) > 0 };
  });
  return json(200, { isImporting: item.isImporting, slots });
}

export { isLocked };
