import { randomUUID } from 'node:crypto';
import { files } from '@pochitto/functions/domain/paths';
import { photoLimits } from '@pochitto/functions/domain/photo_limits';
import { deleteObject, getBytes, listAll, ref, uploadBytes } from 'firebase/storage';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { type Person, signUp, stranger } from '../support/person.ts';

const denied = /unauthorized|unauthenticated/;
const jpeg = { contentType: 'image/jpeg' };
const bytes = new Uint8Array(64);

describe('the bucket', () => {
  let ann: Person;
  let bob: Person;
  let stampId: string;

  const waiting = (change: object = {}) =>
    admin()
      .firestore.doc(`stamps/${stampId}`)
      .set({ userId: ann.uid, status: 'pending_upload', deletedAt: null, ...change });
  const profile = (uid: string, change: object = {}) =>
    admin()
      .firestore.doc(`users/${uid}`)
      .set({ userId: uid, isActive: true, deletedAt: null, ...change });
  const place = (name = 'photo.jpg', uid = ann.uid) => files.upload(uid, stampId, name);

  beforeAll(async () => {
    [ann, bob] = await Promise.all([signUp({ profile: false }), signUp({ profile: false })]);
    for (const { uid } of [ann, bob]) await profile(uid);
  });
  beforeEach(() => {
    stampId = `rules-${randomUUID()}`;
  });

  it.each(photoLimits.contentTypes)(
    'takes a photo of type %s where a set waits for it',
    async (contentType) => {
      await waiting();
      await uploadBytes(ref(ann.storage, place()), bytes, { contentType });
    },
  );

  it('takes a photo of exactly the greatest size, and not a byte more', async () => {
    await waiting();
    await uploadBytes(ref(ann.storage, place('most.jpg')), new Uint8Array(photoLimits.maxBytes), jpeg);
    await expect(
      uploadBytes(ref(ann.storage, place('more.jpg')), new Uint8Array(photoLimits.maxBytes + 1), jpeg),
    ).rejects.toThrow(denied);
  });

  it.each(['image/gif', 'image/svg+xml', 'text/html', 'application/octet-stream'])(
    'refuses the type %s',
    async (contentType) => {
      await waiting();
      await expect(uploadBytes(ref(ann.storage, place()), bytes, { contentType })).rejects.toThrow(denied);
    },
  );

  it.each(['generating', 'generated', 'failed', 'submitted'])(
    'refuses a photo for a set that is %s',
    async (status) => {
      await waiting({ status });
      await expect(uploadBytes(ref(ann.storage, place()), bytes, jpeg)).rejects.toThrow(denied);
    },
  );

  it('refuses a photo for a set that is deleted, or was never made', async () => {
    await expect(uploadBytes(ref(ann.storage, place()), bytes, jpeg)).rejects.toThrow(denied);
    await waiting({ deletedAt: new Date() });
    await expect(uploadBytes(ref(ann.storage, place()), bytes, jpeg)).rejects.toThrow(denied);
  });

  it("refuses a photo for somebody else's set, in either folder", async () => {
    await waiting();
    await expect(uploadBytes(ref(bob.storage, place()), bytes, jpeg)).rejects.toThrow(denied);
    await expect(uploadBytes(ref(bob.storage, place('photo.jpg', bob.uid)), bytes, jpeg)).rejects.toThrow(
      denied,
    );
    await expect(uploadBytes(ref(stranger().storage, place()), bytes, jpeg)).rejects.toThrow(denied);
  });

  it.each(['a/b.jpg', 'a b.jpg', 'photo', `${'x'.repeat(65)}.jpg`, 'photo.jpeg.exe7'])(
    'refuses the name %j',
    async (name) => {
      await waiting();
      await expect(uploadBytes(ref(ann.storage, place(name)), bytes, jpeg)).rejects.toThrow(denied);
    },
  );

  it('never shows, lists or deletes an upload', async () => {
    await waiting();
    await uploadBytes(ref(ann.storage, place()), bytes, jpeg);
    await expect(getBytes(ref(ann.storage, place()))).rejects.toThrow(/unauthorized|object-not-found/);
    await expect(listAll(ref(ann.storage, files.upload(ann.uid, stampId, '')))).rejects.toThrow(denied);
    await expect(deleteObject(ref(ann.storage, place()))).rejects.toThrow(/unauthorized|object-not-found/);
  });

  it('shows what was made to its owner alone, and lets nobody change it', async () => {
    const path = files.package(ann.uid, stampId);
    await admin().bucket.file(path).save(Buffer.from('zip'), { resumable: false });
    expect((await getBytes(ref(ann.storage, path))).byteLength).toBe(3);
    for (const { storage } of [bob, stranger()])
      await expect(getBytes(ref(storage, path))).rejects.toThrow(denied);
    await expect(uploadBytes(ref(ann.storage, path), bytes, jpeg)).rejects.toThrow(denied);
    await expect(deleteObject(ref(ann.storage, path))).rejects.toThrow(denied);
    await expect(listAll(ref(ann.storage, files.stampFolder(ann.uid, stampId)))).rejects.toThrow(denied);
  });

  it.each([
    ['is switched off', { isActive: false }],
    ['is deleted', { deletedAt: new Date() }],
    ['has not changed the initial password', { mustChangePassword: true }],
  ])('shuts somebody out at once whose profile %s', async (_, change) => {
    const eve = await signUp({ profile: false });
    const path = files.package(eve.uid, stampId);
    await admin().bucket.file(path).save(Buffer.from('zip'), { resumable: false });
    await profile(eve.uid);
    expect((await getBytes(ref(eve.storage, path))).byteLength).toBe(3);
    await profile(eve.uid, change);
    await expect(getBytes(ref(eve.storage, path))).rejects.toThrow(denied);
    await waiting({ userId: eve.uid });
    await expect(uploadBytes(ref(eve.storage, place('photo.jpg', eve.uid)), bytes, jpeg)).rejects.toThrow(
      denied,
    );
  });

  it('denies every other place', async () => {
    for (const path of ['free.txt', `users/${ann.uid}.jpg`, `uploads/user_${ann.uid}/photo.jpg`]) {
      await expect(uploadBytes(ref(ann.storage, path), bytes, jpeg)).rejects.toThrow(denied);
    }
  });
});
