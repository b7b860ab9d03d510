import { randomUUID } from 'node:crypto';
import { collections } from '@pochitto/functions/domain/paths';
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  query,
  setDoc,
  updateDoc,
  where,
} from 'firebase/firestore';
import { beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { type Person, signUp, stranger } from '../support/person.ts';

const owned = [
  collections.stamps,
  collections.images,
  collections.generateQueues,
  collections.generateQueueMessages,
  collections.tokenTransactions,
  collections.tokenConsumptions,
  collections.tickets,
  collections.ticketConsumptions,
  collections.imageConversions,
  collections.studioShares,
  collections.submissionAttempts,
];
/** What no client reads, and a collection that no rule names. */
const hidden = [
  collections.stripeEvents,
  collections.rateLimits,
  collections.formerSignIns,
  collections.submissionLocks,
  collections.lineSessions,
  collections.linePairings,
  collections.sweepCursors,
  collections.auditEntries,
  collections.integrityReports,
  collections.integrityFindings,
  'secrets',
];
const denied = { code: 'permission-denied' };

describe('Firestore', () => {
  let ann: Person;
  let bob: Person;
  const id = randomUUID();

  beforeAll(async () => {
    [ann, bob] = await Promise.all([signUp({ profile: false }), signUp({ profile: false })]);
    const { firestore } = admin();
    for (const name of owned) await firestore.doc(`${name}/${id}`).set({ userId: ann.uid, stampId: 's' });
    for (const { uid } of [ann, bob]) {
      await firestore.doc(`users/${uid}`).set({ userId: uid, isActive: true, deletedAt: null });
    }
    await firestore.doc(`presets/${id}`).set({ isActive: true });
    await firestore.doc(`presets/${id}-off`).set({ isActive: false });
    for (const name of hidden) await firestore.doc(`${name}/${id}`).set({ userId: ann.uid });
  });

  it.each(owned)('lets the owner read a document of %s, by id and by query', async (name) => {
    expect((await getDoc(doc(ann.firestore, name, id))).exists()).toBe(true);
    const mine = query(collection(ann.firestore, name), where('userId', '==', ann.uid));
    expect((await getDocs(mine)).size).toBe(1);
  });

  it.each(owned)('keeps a document of %s from anybody else', async (name) => {
    await expect(getDoc(doc(bob.firestore, name, id))).rejects.toMatchObject(denied);
    await expect(getDoc(doc(stranger().firestore, name, id))).rejects.toMatchObject(denied);
    await expect(
      getDocs(query(collection(bob.firestore, name), where('userId', '==', ann.uid))),
    ).rejects.toMatchObject(denied);
    await expect(getDocs(collection(ann.firestore, name))).rejects.toMatchObject(denied);
  });

  it.each([...owned, 'users', 'presets'])('lets nobody write to %s, its owner included', async (name) => {
    const own = name === 'users' ? ann.uid : id;
    await expect(updateDoc(doc(ann.firestore, name, own), { tokenBalance: 1000 })).rejects.toMatchObject(
      denied,
    );
    await expect(deleteDoc(doc(ann.firestore, name, own))).rejects.toMatchObject(denied);
    await expect(setDoc(doc(ann.firestore, name, randomUUID()), { userId: ann.uid })).rejects.toMatchObject(
      denied,
    );
  });

  it('shows a picture of the studio to its owner while it is neither deleted nor expired', async () => {
    const { firestore } = admin();
    const later = new Date(Date.now() + 60_000);
    const picture = (change: object) =>
      firestore
        .doc(`${collections.generatedImages}/${id}`)
        .set({ userId: ann.uid, isDeleted: false, expiresAt: later, ...change });
    const read = (person: Person) => getDoc(doc(person.firestore, collections.generatedImages, id));
    await picture({});
    expect((await read(ann)).exists()).toBe(true);
    await expect(read(bob)).rejects.toMatchObject(denied);
    await expect(getDocs(collection(ann.firestore, collections.generatedImages))).rejects.toMatchObject(
      denied,
    );
    for (const change of [{ isDeleted: true }, { expiresAt: new Date(0) }]) {
      await picture(change);
      await expect(read(ann)).rejects.toMatchObject(denied);
    }
  });

  it('shows a profile to its person alone', async () => {
    expect((await getDoc(doc(ann.firestore, 'users', ann.uid))).exists()).toBe(true);
    await expect(getDoc(doc(bob.firestore, 'users', ann.uid))).rejects.toMatchObject(denied);
    await expect(getDocs(collection(ann.firestore, 'users'))).rejects.toMatchObject(denied);
  });

  it('shows what is seen of a LINE session to its person alone, as soon as there is one; the session to nobody', async () => {
    const { firestore } = admin();
    const summaries = (of: Person, who: Pick<Person, 'firestore'>) =>
      getDocs(
        query(collection(who.firestore, collections.lineSessionSummaries), where('userId', '==', of.uid)),
      );
    expect((await summaries(ann, ann)).size).toBe(0);
    for (const name of [collections.lineSessionSummaries, collections.lineSessions]) {
      await firestore.doc(`${name}/${ann.uid}`).set({ userId: ann.uid });
    }
    expect((await summaries(ann, ann)).size).toBe(1);
    for (const attempt of [
      () => summaries(ann, bob),
      () => summaries(ann, stranger()),
      () => getDoc(doc(bob.firestore, collections.lineSessionSummaries, ann.uid)),
      () => getDocs(collection(ann.firestore, collections.lineSessionSummaries)),
      () => getDoc(doc(ann.firestore, collections.lineSessions, ann.uid)),
      () => setDoc(doc(ann.firestore, collections.lineSessionSummaries, ann.uid), { status: 'active' }),
      () => deleteDoc(doc(ann.firestore, collections.lineSessionSummaries, ann.uid)),
    ]) {
      await expect(attempt()).rejects.toMatchObject(denied);
    }
  });

  it.each([
    ['is switched off', { isActive: false }],
    ['is deleted', { deletedAt: new Date() }],
    ['has not changed the initial password', { mustChangePassword: true }],
  ])('shuts somebody out at once whose profile %s', async (_, change) => {
    const eve = await signUp({ profile: false });
    const { firestore } = admin();
    await firestore.doc(`users/${eve.uid}`).set({ userId: eve.uid, isActive: true, deletedAt: null });
    await firestore.doc(`stamps/${eve.uid}`).set({ userId: eve.uid });
    expect((await getDoc(doc(eve.firestore, 'stamps', eve.uid))).exists()).toBe(true);
    await firestore.doc(`users/${eve.uid}`).update(change);
    await expect(getDoc(doc(eve.firestore, 'stamps', eve.uid))).rejects.toMatchObject(denied);
  });

  it('shows looks that are offered to everybody, and the others to nobody', async () => {
    const testUser = stranger();
    expect((await getDoc(doc(testUser.firestore, 'presets', id))).exists()).toBe(true);
    await expect(getDoc(doc(testUser.firestore, 'presets', `${id}-off`))).rejects.toMatchObject(denied);
  });

  it.each(hidden)('shows %s to nobody', async (name) => {
    await expect(getDoc(doc(ann.firestore, name, id))).rejects.toMatchObject(denied);
  });
});
