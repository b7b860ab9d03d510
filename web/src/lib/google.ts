import {
  type Auth,
  browserPopupRedirectResolver,
  GoogleAuthProvider,
  signInWithCredential,
  signInWithPopup,
  type UserCredential,
} from 'firebase/auth';

/** Whom the Auth emulator takes for somebody with a Google account. It believes whatever it is told. */
const madeUp = {
  sub: 'demo-google',
  email: 'google@pochitto.example',
  email_verified: true,
  name: 'Google さん',
};

/**
 * Signs in with Google in a small window. Beside the emulators there is none: even their own one loads scripts from
 * Google, and a local stack does without the network.
 */
export function signInWithGoogle(auth: Auth): Promise<UserCredential> {
  if (auth.emulatorConfig) {
    return signInWithCredential(auth, GoogleAuthProvider.credential(JSON.stringify(madeUp)));
  }
  return signInWithPopup(auth, new GoogleAuthProvider(), browserPopupRedirectResolver);
}
