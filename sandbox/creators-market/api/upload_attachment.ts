import { randomBytes } from 'node:crypto';
import type { Call } from '../call.ts';
import { errorReply, json, multipart, type Reply } from '../http.ts';
import { readZip } from '../read_zip.ts';

const MOST_BYTES = 20_000_000;
const MOST_FILES = 10;
const PROOF = /\.(jpe?g|png|gif|pdf)$/i;

/** `POST /api/v2/attachment` (multipart `attachment`): proof of a license, one file or up to ten in a ZIP. */
export async function uploadAttachment(call: Call): Promise<Reply> {
  const file = (await multipart(call)).get('attachment');
  if (file === null || typeof file === 'string' || !(await isProof(file))) {
    return errorReply(200, call.words.errors.attachment);
  }
  const id = randomBytes(8).toString('hex');
  call.account.attachments.set(id, file.name);
  return json(200, { success: true, id, name: file.name, errors: [] });
}

async function isProof(file: File): Promise<boolean> {
  if (file.size === 0 || file.size > MOST_BYTES) return false;
  if (PROOF.test(file.name)) return true;
  if (!/\.zip$/i.test(file.name)) return false;
  try {
    const entries = await readZip(new Uint8Array(await file.arrayBuffer()));
    return (
      entries.length > 0 && entries.length <= MOST_FILES && entries.every(({ name }) => PROOF.test(name))
    );
  } catch {
    return false;
  }
}
