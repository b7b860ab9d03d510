import type { ItemCall } from '../call.ts';
import { schedule } from '../delays.ts';
import { errorReply, json, multipart, type Reply } from '../http.ts';
import { readZip, type ZipEntry } from '../read_zip.ts';
import { activeSwitch, consumeSwitch } from '../state/active_switch.ts';
import { slotKeys } from '../state/item.ts';
import { isLocked, putImage } from './images.ts';

const LIMIT = 60_000_000;
const SMALLER_LIMIT = 20_000_000;

/**
 * `POST /api/sticker/<id>/upload_zip` (multipart `file`): responds 200 even when it rejects the file. The images
 * fill their slots later, one after another.
 */
export async function importZip(call: ItemCall): Promise<Reply> {
  const { account, item, sandbox, words } = call;
  account.counts.zipImports += 1;
  const file = (await multipart(call)).get('file');
  if (isLocked(call) || item.isImporting) return errorReply(200, words.errors.notAllowed);
  if (file === null || typeof file === 'string') return errorReply(200, words.errors.zip);
  const limit = activeSwitch(sandbox, account, 'zip_limit_20_mb') ? SMALLER_LIMIT : LIMIT;
  if (file.size > limit) return errorReply(200, words.errors.zipSize);
  const entries = await entriesOf(file);
  if (entries === null) return errorReply(200, words.errors.zip);
  const keys = slotKeys(item);
  const known = entries.filter(({ name }) => name.endsWith('.png') && keys.includes(name.slice(0, -4)));
  const ignores = activeSwitch(sandbox, account, 'zip_ignores_wrong_names') !== null;
  if (known.length === 0 || (known.length < entries.length && !ignores)) {
    return errorReply(200, words.errors.zipNames);
  }
  item.isImporting = true;
  const stuck = consumeSwitch(sandbox, account, 'zip_import_stuck');
  fillSlots(call, stuck ? known.slice(0, stuck.count) : known, stuck === null);
  return json(200, { success: true, errors: [] });
}

async function entriesOf(file: File): Promise<ZipEntry[] | null> {
  try {
    return await readZip(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return null;
  }
}

function fillSlots(call: ItemCall, entries: readonly ZipEntry[], isEnding: boolean): void {
  const { account, item, sandbox } = call;
  const failing = consumeSwitch(sandbox, account, 'zip_slot_error')?.slot;
  const pause = sandbox.delays.zipImport / Math.max(1, entries.length);
  const next = (index: number) => {
    const entry = entries[index];
    if (!entry) {
      item.isImporting = !isEnding;
      return;
    }
    const key = entry.name.slice(0, -4);
    if (key === failing) item.slots.set(key, { digest: null, bytes: 0, errors: ['import'] });
    else putImage(sandbox, item, key, entry.bytes);
    schedule(sandbox, pause, () => next(index + 1));
  };
  schedule(sandbox, pause, () => next(0));
}
