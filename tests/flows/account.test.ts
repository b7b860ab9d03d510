import { randomUUID } from 'node:crypto';
import { documents } from '@pochitto/functions/domain/paths';
import { strFromU8, unzipSync } from 'fflate';
import { createUserWithEmailAndPassword, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import { getFunctions, httpsCallable } from 'firebase/functions';
import { getBytes, listAll, ref } from 'firebase/storage';
import { afterEach, expect, it } from 'vitest';
import { deployedContext } from '../support/bare_context.ts';
import { type Person, rejectionOf, signedOutClient, signUpWithTokens } from '../support/person.ts';
import { createSet, photo, untilSet, upload } from '../support/sets.ts';
import { deletionRecord, referencesTo } from '../support/user_with_data.ts';

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

async function testUser(): Promise<Person> {
  const person = await signUpWithTokens();
  opened.push(person);
  return person;
}

/** Input that the contract rejects. */
const send = ({ app }: Person, name: string, input: object) =>
  httpsCallable(getFunctions(app, 'asia-northeast1'), name)(input);

const denied = /unauthorized|unauthenticated/;

it('a person makes a set, exports their data and deletes their account', async () => {
  const [ann, bob] = [await testUser(), await testUser()];
  const { context } = deployedContext();
  const { stampId, uploadFolder } = await createSet(ann);
  await upload(ann, uploadFolder, await photo('portrait_1024.jpg'));
  await untilSet(ann, stampId, ({ status }) => status === 'generated', 'a finished set');
  await ann.call('openCheckout', { offer: 'tokens_50', requestId: randomUUID(), locale: 'ja' });

  const { path } = await ann.call('exportMyData', {});
  const zip = unzipSync(new Uint8Array(await getBytes(ref(ann.storage, path))));
  const names = Object.keys(zip);
  expect(names.filter((name) => /^stamps\/.+\/images\/.+_\d\d-[0-9a-f]{16}\.png$/.test(name))).toHaveLength(
    8,
  );
  expect(names.filter((name) => /\/photos\/|\/package\.zip$/.test(name))).toHaveLength(2);
  expect(JSON.parse(strFromU8(zip['data/stamps.json'] ?? new Uint8Array()))).toMatchObject([{ id: stampId }]);
  for (const { storage } of [bob, signedOutClient()]) {
    await expect(getBytes(ref(storage, path))).rejects.toThrow(denied);
  }
  await expect(listAll(ref(ann.storage, `exports/user_${ann.uid}`))).rejects.toThrow(denied);

  const profile = context.firestore.doc(documents.user(ann.uid));
  await profile.update({ isActive: false });
  await expect(getBytes(ref(ann.storage, path))).rejects.toThrow(denied);
  await profile.update({ isActive: true });

  const { receipt } = await ann.call('deleteMe', { confirm: ann.email.toUpperCase() });
  // Photo, cut-out, eight stickers, main, tab, package and the export.
  expect(receipt).toMatchObject({ removedFiles: 14, stripeCustomer: true });
  // The gift, the charge for the set, and the open purchase.
  expect(receipt.keptLedgerEntries).toBe(3);
  expect(await referencesTo(context, ann.uid)).toEqual(deletionRecord(ann.uid));
  expect(await referencesTo(context, bob.uid)).toContain(documents.user(bob.uid));

  await expect(getBytes(ref(ann.storage, path))).rejects.toThrow(/unauthorized|object-not-found/);
  expect((await rejectionOf(ann.call('openProfile', { locale: 'ja' }))).code).toBe('account_deleted');
  expect((await rejectionOf(ann.call('exportMyData', {}))).code).toBe('sign_in_required');
  const at = signedOutClient();
  opened.push(at);
  await expect(signInWithEmailAndPassword(getAuth(at.app), ann.email, 'correct horse')).rejects.toMatchObject(
    { code: expect.stringMatching(/^auth\/(user-not-found|invalid-credential|wrong-password)$/) },
  );
  // The address can be used again.
  await createUserWithEmailAndPassword(getAuth(at.app), ann.email, 'correct horse');
  expect(await at.call('openProfile', { locale: 'ja' })).toEqual({ created: true });
});

it('people can export and delete only their own account', async () => {
  const [ann, bob] = [await testUser(), await testUser()];
  const confirm = ann.email;
  for (const input of [{ uid: ann.uid }, { userId: ann.uid }]) {
    expect((await rejectionOf(send(bob, 'exportMyData', input))).code).toBe('bad_request');
    expect((await rejectionOf(send(bob, 'deleteMe', { ...input, confirm }))).code).toBe('bad_request');
  }
  expect((await rejectionOf(bob.call('deleteMe', { confirm }))).code).toBe('confirmation_wrong');
  const at = signedOutClient();
  opened.push(at);
  expect((await rejectionOf(at.call('deleteMe', { confirm }))).code).toBe('sign_in_required');
  expect((await rejectionOf(at.call('exportMyData', {}))).code).toBe('sign_in_required');
  const profile = await deployedContext().context.firestore.doc(documents.user(ann.uid)).get();
  expect(profile.get('isActive')).toBe(true);
});
