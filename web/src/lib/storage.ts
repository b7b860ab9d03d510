import { connectStorageEmulator, getStorage } from 'firebase/storage';
import { once } from './firebase.ts';

export const openStorage = once(({ app, config }) => {
  const storage = getStorage(app);
  if (config.emulators) {
    connectStorageEmulator(storage, config.emulators.storage.host, config.emulators.storage.port);
  }
  return storage;
});
