import { randomUUID } from 'node:crypto';
import { ref, uploadBytes } from 'firebase/storage';
import type { Browser } from './person.ts';

/** Puts a photo where a set waits for it. */
export async function uploadPhoto(
  { storage }: Browser,
  folder: string,
  bytes: Uint8Array,
  { contentType = 'image/jpeg', name = `${randomUUID()}.jpg` } = {},
): Promise<void> {
  await uploadBytes(ref(storage, `${folder}${name}`), bytes, { contentType });
}
