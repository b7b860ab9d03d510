import { connectFirestoreEmulator, getFirestore } from 'firebase/firestore';
import { once } from './firebase.ts';

export const openFirestore = once(({ app, config }) => {
  const firestore = getFirestore(app);
  if (config.emulators) {
    connectFirestoreEmulator(firestore, config.emulators.firestore.host, config.emulators.firestore.port);
  }
  return firestore;
});
