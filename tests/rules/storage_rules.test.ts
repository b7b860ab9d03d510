import { randomUUID } from 'node:crypto';
import { documents, files } from '@pochitto/functions/domain/paths';
import { setMetadataSchema } from '@pochitto/functions/domain/stamps/set_metadata';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { photoLimits } from '@pochitto/functions/domain/studio/photo_limits';
import { deleteObject, getBytes, listAll, ref, uploadBytes } from 'firebase/storage';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { type Person, signUp, stranger } from '../support/person.ts';

const denied = /unauthorized|unauthenticated/;
const jpeg = { contentType: 'image/jpeg' };
const bytes = new Uint8Array(64);

const blankSet = {
  title: '',
  description: '',
  category: '',
  tags: [],
  presetId: null,
  presetConfig: null,
  subject: 'auto',
  payWith: 'tokens',
  messageCount: 8,
  status: 'pending_upload',
  retryCount: 0,
  consumedTokens: 0,
  failure: null,
  metadata: setMetadataSchema.parse({}),
  packagePath: null,
  creatorsMarketId: null,
  reviewStatus: null,
  reviewMessage: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  deletedAt: null,
} satisfies Partial<Stamp>;

/** As the web asks, through the emulator; who may do what where is in `tests/storage_rules/storage_access.ts`. */
describe('the bucket', () => {
  let ann: Person;
  let bob: Person;
  let stampId: string;

  /** A whole set: what may be uploaded for it is taken in by the function that waits for uploads. */
  const waiting = (change: object = {}) =>
    admin()
      .firestore.doc(documents.stamp(stampId))
      .set({ ...blankSet, userId: ann.uid, queueId: `queue-${stampId}`, ...change });
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

  it('takes a photo of exactly the greatest size where a set waits for it, and not a byte more', async () => {
    await waiting();
    await uploadBytes(ref(ann.inbox, place('most.jpg')), new Uint8Array(photoLimits.maxBytes), jpeg);
    await expect(
      uploadBytes(ref(ann.inbox, place('more.jpg')), new Uint8Array(photoLimits.maxBytes + 1), jpeg),
    ).rejects.toThrow(denied);
  });

  it("refuses a photo for somebody else's set, in either folder", async () => {
    await waiting();
    await expect(uploadBytes(ref(bob.inbox, place()), bytes, jpeg)).rejects.toThrow(denied);
    await expect(uploadBytes(ref(bob.inbox, place('photo.jpg', bob.uid)), bytes, jpeg)).rejects.toThrow(
      denied,
    );
    await expect(uploadBytes(ref(stranger().inbox, place()), bytes, jpeg)).rejects.toThrow(denied);
  });

  it('takes photos for sets in the inbox alone', async () => {
    await waiting();
    await expect(uploadBytes(ref(ann.storage, place()), bytes, jpeg)).rejects.toThrow(denied);
  });

  it('never shows, lists or deletes an upload', async () => {
    await waiting();
    await uploadBytes(ref(ann.inbox, place()), bytes, jpeg);
    await expect(getBytes(ref(ann.inbox, place()))).rejects.toThrow(/unauthorized|object-not-found/);
    await expect(listAll(ref(ann.inbox, files.upload(ann.uid, stampId, '')))).rejects.toThrow(denied);
    await expect(deleteObject(ref(ann.inbox, place()))).rejects.toThrow(/unauthorized|object-not-found/);
  });

  it('shows what was made to its owner alone, and lets nobody change it', async () => {
    const path = files.package(ann.uid, stampId);
    await admin().bucket.file(path).save(Buffer.from('zip'), { resumable: false });
    expect((await getBytes(ref(ann.storage, path))).byteLength).toBe(3);
    for (const { storage } of [bob, stranger()])
      await expect(getBytes(ref(storage, path))).rejects.toThrow(denied);
    await expect(uploadBytes(ref(ann.storage, path), bytes, jpeg)).rejects.toThrow(denied);
    await expect(deleteObject(ref(ann.storage, path))).rejects.toThrow(denied);
    await expect(listAll(ref(ann.storage, path.replace(/[^/]*$/, '')))).rejects.toThrow(denied);
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
    await expect(uploadBytes(ref(eve.inbox, place('photo.jpg', eve.uid)), bytes, jpeg)).rejects.toThrow(
      denied,
    );
  });
});
