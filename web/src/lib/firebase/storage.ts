import { inboxOf } from '@pochitto/functions/domain/paths';
import type { FirebaseApp } from 'firebase/app';
import {
  connectStorageEmulator,
  type FirebaseStorage,
  getBlob,
  getStorage,
  ref,
  uploadBytesResumable,
} from 'firebase/storage';
import type { PhotoKind } from '../photo/read_photo.ts';
import { useLoad } from '../requests.ts';
import type { Config } from './config.ts';
import { once } from './firebase.ts';

const openStorage = once(({ app, config }) => bucket(app, config));

/** The bucket that receives photos for sets. */
const openInbox = once(({ app, config }) =>
  bucket(app, config, `gs://${inboxOf(config.firebase.projectId)}`),
);

function bucket(app: FirebaseApp, { emulators }: Config, url?: string): FirebaseStorage {
  const storage = getStorage(app, url);
  if (emulators) connectStorageEmulator(storage, emulators.storage.host, emulators.storage.port);
  return storage;
}

/** Object URLs of files that are fetched or being fetched, by path and version. Kept until the page closes. */
const fetching = new Map<string, Promise<string>>();
const fetched = new Map<string, string>();

/** Reads a file of the bucket with the person's own rights. */
export async function storedFile(path: string): Promise<Blob> {
  return getBlob(ref(await openStorage(), path));
}

type StoredPicture =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly url: string }
  | { readonly state: 'failed' };

/** Returns an `<img>` address for an image in the bucket. Change `version` when the file is replaced. */
export function useStoredPicture(path: string | null, version: string): StoredPicture {
  const key = path === null ? null : `${path}@${version}`;
  const isFetched = key !== null && fetched.has(key);
  const { state } = useLoad(
    key === null || path === null || isFetched ? null : () => fetchOnce(key, path),
    [key],
    'A picture could not be read.',
  );
  const url = key === null ? undefined : fetched.get(key);
  if (url !== undefined) return { state: 'ready', url };
  return { state: state === 'failed' ? 'failed' : 'loading' };
}

function fetchOnce(key: string, path: string): Promise<string> {
  const known = fetching.get(key);
  if (known) return known;
  const made = storedFile(path).then((blob) => {
    const url = URL.createObjectURL(blob);
    fetched.set(key, url);
    return url;
  });
  fetching.set(key, made);
  made.catch(() => fetching.delete(key));
  return made;
}

const openings = { inbox: openInbox, bucket: openStorage } as const;

/** A folder path that ends with `/`. Photos for sets go to the inbox, others to the bucket. */
interface UploadPlace {
  readonly to: keyof typeof openings;
  readonly folder: string;
}

/** Uploads a photo and reports progress from 0 to 1. Returns its file name in the folder. */
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
