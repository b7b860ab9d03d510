import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import { doc, setDoc } from 'firebase/firestore';
import { getBytes, listAll, ref, uploadBytes } from 'firebase/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmulatorSuite, PROJECT, startEmulatorSuite } from './emulator_suite.ts';
import { storageRules } from './storage_rules.ts';

const RULES = storageRules(`
  match /users/{uid}/{name} {
    allow read: if request.auth.uid == uid;
    allow create: if request.auth.uid == uid && request.resource.size < 100
      && request.resource.contentType == 'image/png';
  }
  match /studio/{uid}/{name} {
    allow create: if firestore.get(/databases/(default)/documents/users/$(uid)).data.plan == 'studio'
      && firestore.exists(/databases/(default)/documents/uploads/$(name));
  }
  match /admin/{rest=**} { allow read, write: if request.auth.token.admin == true; }
`);

const PNG = { contentType: 'image/png' };

let suite: EmulatorSuite;
let people: RulesTestEnvironment;
beforeAll(async () => {
  suite = await startEmulatorSuite(RULES);
  people = await initializeTestEnvironment({
    projectId: PROJECT,
    storage: { host: suite.host, port: suite.storagePort },
    firestore: { host: suite.host, port: suite.firestorePort },
  });
}, 120_000);
afterAll(async () => {
  await people?.cleanup();
  await suite?.stop();
}, 60_000);

const storageOf = (uid: string, claims = {}) => people.authenticatedContext(uid, claims).storage();
const upload = (uid: string, path: string, size = 10, metadata = PNG, claims = {}) =>
  uploadBytes(ref(storageOf(uid, claims), path), new Uint8Array(size), metadata);

describe('upload through firebase-tools', { timeout: 60_000 }, () => {
  test('is allowed or denied by owner, size and type', async () => {
    await assertSucceeds(upload('ana', 'users/ana/one.png'));
    await assertFails(upload('ben', 'users/ana/two.png'));
    await assertFails(upload('ana', 'users/ana/large.png', 100));
    await assertFails(upload('ana', 'users/ana/one.gif', 10, { contentType: 'image/gif' }));
  });

  test('is denied when signed out', async () => {
    const storage = people.unauthenticatedContext().storage();
    await assertFails(uploadBytes(ref(storage, 'users/ana/none.png'), new Uint8Array(1), PNG));
  });

  test('is allowed by a custom claim', async () => {
    await assertSucceeds(upload('ana', 'admin/deep/x.png', 10, PNG, { admin: true }));
    await assertFails(upload('ana', 'admin/deep/x.png', 10, PNG, { admin: false }));
    await assertSucceeds(listAll(ref(storageOf('ana', { admin: true }), 'admin')));
    await assertFails(listAll(ref(storageOf('ana'), 'admin')));
  });

  test('with a Japanese name and parentheses can be read by its owner only', async () => {
    const path = 'users/ana/ポチッと (1).png';
    await assertSucceeds(upload('ana', path, 7));
    const bytes = await assertSucceeds(getBytes(ref(storageOf('ana'), path)));
    expect(bytes.byteLength).toBe(7);
    await assertFails(getBytes(ref(storageOf('ben'), path)));
  });

  test('is allowed or denied by documents in Firestore', async () => {
    await people.withSecurityRulesDisabled(async (admin) => {
      const firestore = admin.firestore();
      await setDoc(doc(firestore, 'users/ana'), { plan: 'studio' });
      await setDoc(doc(firestore, 'users/ben'), { plan: 'free' });
      await setDoc(doc(firestore, 'uploads/スタンプ (1).png'), { open: true });
    });
    await assertSucceeds(upload('ana', 'studio/ana/スタンプ (1).png'));
    await assertFails(upload('ben', 'studio/ben/スタンプ (1).png'));
    await assertFails(upload('ana', 'studio/ana/unknown.png'));
  });

  test('gets its own verdict among 200 concurrent ones', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 200 }, (_, index) => {
        const uid = index % 2 ? 'ana' : 'ben';
        const path = index % 8 < 6 ? `users/ana/burst${index}.png` : `studio/${uid}/スタンプ (1).png`;
        return upload(uid, path).then(
          () => true,
          () => false,
        );
      }),
    );
    expect(verdicts).toEqual(Array.from({ length: 200 }, (_, index) => index % 2 === 1));
  });
});

/**
 * Saves rules. Returns `answer` if it resolves within two seconds, else false. Call it repeatedly: firebase-tools may
 * read a file while it is written, and then ignores that change.
 */
async function saveAndAwait(rules: string, answer: Promise<boolean>): Promise<boolean> {
  await suite.saveStorageRules(rules);
  return Promise.race([answer, new Promise<boolean>((resolve) => setTimeout(resolve, 2000, false))]);
}

test('invalid rules keep the previous ones active, and valid rules replace them', async () => {
  const isReported = suite.written('storage.rules:6').then(() => true);
  const faulty = RULES.replace('allow read:', 'allow read if:');
  await expect.poll(() => saveAndAwait(faulty, isReported), { timeout: 30_000, interval: 100 }).toBe(true);
  await assertSucceeds(upload('ana', 'users/ana/still.png'));
  const benReads = () =>
    getBytes(ref(storageOf('ben'), 'users/ana/still.png')).then(
      () => true,
      () => false,
    );
  const open = storageRules('match /{rest=**} { allow read; }');
  // firebase-tools does not report when it has loaded the new rules.
  await expect.poll(() => saveAndAwait(open, benReads()), { timeout: 30_000, interval: 1000 }).toBe(true);
  await assertFails(upload('ana', 'users/ana/more.png'));
}, 60_000);
