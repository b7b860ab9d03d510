import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  deleteMe,
  openProfile,
  prepareEmailChange,
  resumeDeletions,
  unlinkSignIn,
} from '../../functions/src/accounts/index.ts';
import { signInWithLine } from '../../functions/src/accounts/sign_in_with_line.ts';
import { deletionRestSeconds } from '../../functions/src/domain/accounts/account_deletion.ts';
import { collections, documents } from '../../functions/src/domain/paths.ts';
import { type BareContext, bareContext } from '../support/bare_context.ts';

const identity = {
  lineUserId: `U${'a1'.repeat(16)}`,
  displayName: 'Ann',
  photoURL: null,
  email: null,
};
const email = 'ann@pochitto.example';

let bare: BareContext;
beforeEach(() => {
  bare = bareContext();
});

async function ticketsOf(uid: string): Promise<number> {
  const tickets = bare.context.firestore.collection(collections.tickets).where('userId', '==', uid);
  return (await tickets.get()).size;
}

/** Deletes a person and waits until their uid can be used again. */
async function deleteAccount(uid: string, address: string) {
  const confirm = address === '' ? '削除' : address;
  await deleteMe(bare.context, { uid, email: address, displayName: 'Ann' }, { confirm });
  bare.wait(deletionRestSeconds + 1);
  await resumeDeletions(bare.context);
  expect((await bare.context.firestore.doc(documents.user(uid)).get()).exists).toBe(false);
}

/** Creates a person with the address; `emailVerified` says whether they verified it. */
async function signUp(emailVerified: boolean, address = email): Promise<string> {
  const uid = randomUUID();
  await (await bare.context.auth()).createUser({ uid, email: address, emailVerified });
  await openProfile(bare.context, { uid, email: address, displayName: 'Ann' }, { locale: 'ja' });
  return uid;
}

describe('welcome ticket', () => {
  it('is not granted again to a LINE account that was deleted', async () => {
    await signInWithLine(bare.context, identity, 'ja');
    const uid = `line:${identity.lineUserId}`;
    expect(await ticketsOf(uid)).toBe(1);
    await deleteAccount(uid, '');
    expect(await signInWithLine(bare.context, identity, 'ja')).toMatchObject({ created: true });
    expect(await ticketsOf(uid)).toBe(0);
  });

  it('is not granted again to a verified address that was deleted, in any case', async () => {
    const uid = await signUp(true);
    expect(await ticketsOf(uid)).toBe(1);
    await deleteAccount(uid, email);
    expect(await ticketsOf(await signUp(false, 'Ann@Pochitto.example'))).toBe(0);
  });

  it('is not granted again to an address, Google or LINE account that its owner removed', async () => {
    const { context } = bare;
    const uid = await signUp(true);
    const people = await context.auth();
    const google = { providerId: 'google.com', uid: 'google', email: 'ann@google.example' };
    await people.updateUser(uid, { providerToLink: google, password: 'correct horse' });
    const at = context.now();
    await context.firestore.doc(documents.user(uid)).update({ lineUserId: identity.lineUserId });
    const account = { userId: uid, createdAt: at, updatedAt: at };
    await context.firestore.doc(documents.lineAccount(identity.lineUserId)).set(account);
    const ann = { uid, email, displayName: 'Ann', signedInAt: at };
    await prepareEmailChange(context, ann);
    await people.updateUser(uid, { email: 'new@pochitto.example', emailVerified: true });
    await unlinkSignIn(context, ann, { method: 'google' });
    await unlinkSignIn(context, ann, { method: 'line' });
    expect(await ticketsOf(await signUp(true))).toBe(0);
    expect(await ticketsOf(await signUp(true, 'ann@google.example'))).toBe(0);
    await signInWithLine(context, identity, 'ja');
    expect(await ticketsOf(`line:${identity.lineUserId}`)).toBe(0);
    expect(await ticketsOf(uid)).toBe(1);
  });

  it('stays available if another person signs up with the address and deletes the account', async () => {
    const uid = await signUp(false);
    await deleteAccount(uid, email);
    expect(await ticketsOf(await signUp(true))).toBe(1);
  });

  it('is granted to other people', async () => {
    await signInWithLine(bare.context, identity, 'ja');
    await deleteAccount(`line:${identity.lineUserId}`, '');
    const bob = { ...identity, lineUserId: `U${'b2'.repeat(16)}` };
    await signInWithLine(bare.context, bob, 'ja');
    expect(await ticketsOf(`line:${bob.lineUserId}`)).toBe(1);
  });

  it('is remembered without LINE account or address for three years', async () => {
    const uid = await signUp(true);
    await bare.context.firestore.doc(documents.user(uid)).update({ lineUserId: identity.lineUserId });
    await deleteAccount(uid, email);
    const { docs } = await bare.context.firestore.collection(collections.formerSignIns).get();
    expect(docs).toHaveLength(2);
    const text = JSON.stringify(docs.map((each) => [each.id, each.data()]));
    for (const told of [uid, email, identity.lineUserId]) expect(text).not.toContain(told);
    const years = (docs[0]?.get('expiresAt').toMillis() - bare.context.now().getTime()) / (365 * 86_400_000);
    expect(years).toBeCloseTo(3, 1);
  });
});
