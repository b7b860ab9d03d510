import type { StackInfo } from './stack_info.ts';

/** Points the Admin SDK of this process at a stack's emulators. It reads this when an app is opened. */
export function aimAtEmulators({ emulators }: Pick<StackInfo, 'emulators'>): void {
  process.env.FIREBASE_AUTH_EMULATOR_HOST = emulators.auth;
  process.env.FIRESTORE_EMULATOR_HOST = emulators.firestore;
  process.env.FIREBASE_STORAGE_EMULATOR_HOST = emulators.storage;
  process.env.STORAGE_EMULATOR_HOST = `http://${emulators.storage}`;
  // The Google libraries would look for a metadata server.
  process.env.METADATA_SERVER_DETECTION = 'none';
}
