import { type App, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { getStorage, type Storage } from 'firebase-admin/storage';
import { aimAtEmulators } from '../../tools/stack/stack_info.ts';
import { stack } from './stack.ts';

let app: App | undefined;

/** Returns the Admin SDK for the running stack. It ignores security rules. */
export function admin(): { auth: Auth; firestore: Firestore; bucket: ReturnType<Storage['bucket']> } {
  const { projectId, storageBucket } = stack();
  aimAtEmulators(stack());
  app ??= initializeApp({ projectId, storageBucket }, 'operator');
  return { auth: getAuth(app), firestore: getFirestore(app), bucket: getStorage(app).bucket() };
}
