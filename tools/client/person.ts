import { randomUUID } from 'node:crypto';
import {
  api,
  appCheckOf,
  type CallableInput,
  type CallableName,
  type CallableOutput,
} from '@pochitto/functions/domain/api';
import { inboxOf } from '@pochitto/functions/domain/paths';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import { CustomProvider, initializeAppCheck } from 'firebase/app-check';
import {
  applyActionCode,
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  getAuth,
  sendEmailVerification,
} from 'firebase/auth';
import { connectFirestoreEmulator, type Firestore, getFirestore, setLogLevel } from 'firebase/firestore';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import { connectStorageEmulator, type FirebaseStorage, getStorage, ref, uploadBytes } from 'firebase/storage';
import { z } from 'zod';
import { emulatorAppCheckToken, type StackInfo, webAppId } from '../stack/stack_info.ts';

/** A browser without a page: the real client SDKs connected to a running stack, signed out. */
export interface Browser {
  readonly app: FirebaseApp;
  readonly firestore: Firestore;
  readonly storage: FirebaseStorage;
  /** The bucket for photos of sets. */
  readonly inbox: FirebaseStorage;
  readonly call: <Name extends CallableName>(
    name: Name,
    input: CallableInput<Name>,
  ) => Promise<CallableOutput<Name>>;
  readonly close: () => Promise<void>;
}

/** A person who has signed up in their own browser. */
export interface Person extends Browser {
  readonly uid: string;
  readonly email: string;
}

export function openBrowser(info: StackInfo): Browser {
  const { projectId, storageBucket, emulators } = info;
  const app = initializeApp({ apiKey: 'demo-key', appId: webAppId, projectId, storageBucket }, randomUUID());
  setLogLevel('silent');
  const token = { token: emulatorAppCheckToken, expireTimeMillis: Date.now() + 86_400_000 };
  initializeAppCheck(app, { provider: new CustomProvider({ getToken: async () => token }) });
  connectAuthEmulator(getAuth(app), `http://${emulators.auth}`, { disableWarnings: true });
  const firestore = getFirestore(app);
  connectFirestoreEmulator(firestore, ...hostAndPort(emulators.firestore));
  const storage = getStorage(app);
  const inbox = getStorage(app, `gs://${inboxOf(projectId)}`);
  for (const each of [storage, inbox]) connectStorageEmulator(each, ...hostAndPort(emulators.storage));
  const functions = getFunctions(app, 'asia-northeast1');
  if (emulators.functions) connectFunctionsEmulator(functions, ...hostAndPort(emulators.functions));
  return {
    app,
    firestore,
    storage,
    inbox,
    call: async (name, input) => {
      const limitedUseAppCheckTokens = appCheckOf(name) === 'limited_use';
      const { data } = await httpsCallable(functions, name, { limitedUseAppCheckTokens })(input);
      return api[name].output.parse(data) as CallableOutput<typeof name>;
    },
    close: () => deleteApp(app),
  };
}

/** Signs up a new person and, by default, creates their profile. */
export async function signUp(info: StackInfo, { profile = true, verified = false } = {}): Promise<Person> {
  const browser = openBrowser(info);
  const email = `${randomUUID()}@pochitto.example`;
  const { user } = await createUserWithEmailAndPassword(getAuth(browser.app), email, 'correct horse');
  if (verified) await verifyEmail(info, browser);
  if (profile) await browser.call('openProfile', { locale: 'ja' });
  return { ...browser, uid: user.uid, email };
}

const mails = z.object({ oobCodes: z.array(z.object({ email: z.string(), oobCode: z.string() })) });

/** Sends the verification mail to the signed-in person and opens its link, which the Auth emulator stores. */
export async function verifyEmail(info: StackInfo, { app }: Pick<Browser, 'app'>): Promise<void> {
  const auth = getAuth(app);
  const { currentUser } = auth;
  if (!currentUser) throw new Error('Nobody is signed in.');
  await sendEmailVerification(currentUser);
  const kept = await fetch(`http://${info.emulators.auth}/emulator/v1/projects/${info.projectId}/oobCodes`);
  const { oobCodes } = mails.parse(await kept.json());
  const mail = oobCodes.findLast(({ email }) => email === currentUser.email);
  if (!mail) throw new Error('No mail was sent.');
  await applyActionCode(auth, mail.oobCode);
  await currentUser.getIdToken(true);
}

function hostAndPort(address: string): [string, number] {
  const [host = '', port = ''] = address.split(':');
  return [host, Number(port)];
}

/** Uploads a photo for a set that waits for it. */
export async function uploadPhoto(
  { inbox }: Pick<Browser, 'inbox'>,
  folder: string,
  bytes: Uint8Array,
  { contentType = 'image/jpeg', name = `${randomUUID()}.jpg` } = {},
): Promise<void> {
  await uploadBytes(ref(inbox, `${folder}${name}`), bytes, { contentType });
}
