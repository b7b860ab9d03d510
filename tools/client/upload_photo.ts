import { randomUUID } from 'node:crypto';
import { ref, uploadBytes } from 'firebase/storage';
import type { Browser } from './person.ts';

/** Puts a photo where a set waits for it. */
export async function uploadPhoto(
  { inbox }: Pick<Browser, 'inbox'>,
  folder: string,
  bytes: Uint8Array,
  { contentType = 'image/jpeg', name = `${randomUUID()}.jpg` } = {},
): Promise<void> {
  await uploadBytes(ref(inbox, `${folder}${name}`), bytes, { contentType });
}
