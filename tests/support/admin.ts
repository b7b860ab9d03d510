import { getApps, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { getStorage, type Storage } from 'firebase-admin/storage';
import { stack } from './stack.ts';

/** The Admin SDK over the running stack: what the operator sees and no rule forbids. */
export function admin(): { auth: Auth; firestore: Firestore; bucket: ReturnType<Storage['bucket']> } {
  const { emulators, projectId, storageBucket } = stack();
  process.env.FIREBASE_AUTH_EMULATOR_HOST = emulators.auth;
  process.env.FIRESTORE_EMULATOR_HOST = emulators.firestore;
  process.env.FIREBASE_STORAGE_EMULATOR_HOST = emulators.storage;
  process.env.METADATA_SERVER_DETECTION = 'none';
  const app = getApps()[0] ?? initializeApp({ projectId, storageBucket });
  return { auth: getAuth(app), firestore: getFirestore(app), bucket: getStorage(app).bucket() };
}
