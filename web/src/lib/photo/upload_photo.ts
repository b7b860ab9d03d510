import { ref, uploadBytesResumable } from 'firebase/storage';
import { openStorage } from '../storage.ts';
import type { PhotoKind } from './read_photo.ts';

/** Sends a photo into a set's upload folder (ends with `/`), telling how much has gone, from 0 to 1. */
export async function uploadPhoto(
  folder: string,
  photo: Blob,
  kind: PhotoKind,
  onProgress: (part: number) => void,
): Promise<void> {
  const place = ref(await openStorage(), `${folder}${crypto.randomUUID()}.${kind.extension}`);
  const task = uploadBytesResumable(place, photo, { contentType: kind.contentType });
  task.on('state_changed', ({ bytesTransferred, totalBytes }) => {
    onProgress(totalBytes > 0 ? bytesTransferred / totalBytes : 0);
  });
  await task;
}
