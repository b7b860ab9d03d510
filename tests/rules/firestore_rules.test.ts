import { randomUUID } from 'node:crypto';
import { collections } from '@pochitto/functions/domain/paths';
import { collection, doc, getDoc, getDocs, query, setDoc, updateDoc, where } from 'firebase/firestore';
import { beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { type Person, signedOutClient, signUp } from '../support/person.ts';

const denied = { code: 'permission-denied' };

/** Uses the queries of the web. `firestore_access.ts` covers who can do what with which document. */
describe('Firestore rules for the web', () => {
  let ann: Person;
  let bob: Person;
  const id = randomUUID();

  beforeAll(async () => {
    [ann, bob] = await Promise.all([signUp({ profile: false }), signUp({ profile: false })]);
    const { firestore } = admin();
    await firestore.doc(`stamps/${id}`).set({ userId: ann.uid });
    for (const { uid } of [ann, bob]) {
      await firestore.doc(`users/${uid}`).set({ userId: uid, isActive: true, deletedAt: null });
    }
  });

  it('let only the owner read a document by id and by query', async () => {
    const ownDocuments = (who: Pick<Person, 'firestore'>) =>
      getDocs(query(collection(who.firestore, 'stamps'), where('userId', '==', ann.uid)));
    expect((await getDoc(doc(ann.firestore, 'stamps', id))).exists()).toBe(true);
    expect((await ownDocuments(ann)).size).toBe(1);
    for (const who of [bob, signedOutClient()]) {
      await expect(getDoc(doc(who.firestore, 'stamps', id))).rejects.toMatchObject(denied);
      await expect(ownDocuments(who)).rejects.toMatchObject(denied);
    }
    await expect(getDocs(collection(ann.firestore, 'stamps'))).rejects.toMatchObject(denied);
  });

  it('do not let people change their own balance', async () => {
    const profile = doc(ann.firestore, 'users', ann.uid);
    await expect(updateDoc(profile, { tokenBalance: 1000 })).rejects.toMatchObject(denied);
    await expect(setDoc(profile, { tokenBalance: 1000 })).rejects.toMatchObject(denied);
  });

  it('show the summary of a LINE session once it exists', async () => {
    const ownDocuments = query(
      collection(ann.firestore, collections.lineSessionSummaries),
      where('userId', '==', ann.uid),
    );
    expect((await getDocs(ownDocuments)).size).toBe(0);
    await admin().firestore.doc(`${collections.lineSessionSummaries}/${ann.uid}`).set({ userId: ann.uid });
    expect((await getDocs(ownDocuments)).size).toBe(1);
  });

  it.each([
    ['is switched off', { isActive: false }],
    ['is deleted', { deletedAt: new Date() }],
    ['has not changed the initial password', { mustChangePassword: true }],
  ])('deny access at once to a person whose profile %s', async (_, change) => {
    const eve = await signUp({ profile: false });
    const { firestore } = admin();
    await firestore.doc(`users/${eve.uid}`).set({ userId: eve.uid, isActive: true, deletedAt: null });
    await firestore.doc(`stamps/${eve.uid}`).set({ userId: eve.uid });
    expect((await getDoc(doc(eve.firestore, 'stamps', eve.uid))).exists()).toBe(true);
    await firestore.doc(`users/${eve.uid}`).update(change);
    await expect(getDoc(doc(eve.firestore, 'stamps', eve.uid))).rejects.toMatchObject(denied);
  });
});
