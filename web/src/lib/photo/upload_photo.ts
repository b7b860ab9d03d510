import { ref, uploadBytesResumable } from 'firebase/storage';
import { openInbox, openStorage } from '../firebase/storage.ts';
import type { PhotoKind } from './read_photo.ts';

const openings = { inbox: openInbox, bucket: openStorage } as const;

/** A folder that ends with `/`. Photos for sets go to the inbox, others to the bucket. */
export interface UploadPlace {
  readonly to: keyof typeof openings;
  readonly folder: string;
}

/** Sends a photo, telling how much has gone, from 0 to 1; answers its name in the folder. */
export async function uploadPhoto(
  { to, folder }: UploadPlace,
  photo: Blob,
  kind: PhotoKind,
  onProgress: (part: number) => void,
): Promise<string> {
  const name = `${crypto.randomUUID()}.${kind.extension}`;
  const place = ref(await openings[to](), `${folder}${name}`);
  const task = uploadBytesResumable(place, photo, { contentType: kind.contentType });
  task.on('state_changed', ({ bytesTransferred, totalBytes }) => {
    onProgress(totalBytes > 0 ? bytesTransferred / totalBytes : 0);
  });
  await task;
  return name;
}
