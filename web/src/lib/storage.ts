import { inboxOf } from '@pochitto/functions/domain/paths';
import type { FirebaseApp } from 'firebase/app';
import { connectStorageEmulator, type FirebaseStorage, getStorage } from 'firebase/storage';
import type { Config } from './config.ts';
import { once } from './firebase.ts';

export const openStorage = once(({ app, config }) => bucket(app, config));

/** Where photos for sets go. */
export const openInbox = once(({ app, config }) =>
  bucket(app, config, `gs://${inboxOf(config.firebase.projectId)}`),
);

function bucket(app: FirebaseApp, { emulators }: Config, url?: string): FirebaseStorage {
  const storage = getStorage(app, url);
  if (emulators) connectStorageEmulator(storage, emulators.storage.host, emulators.storage.port);
  return storage;
}
