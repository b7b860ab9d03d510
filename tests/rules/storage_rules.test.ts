import { randomUUID } from 'node:crypto';
import { documents, files } from '@pochitto/functions/domain/paths';
import { setMetadataSchema } from '@pochitto/functions/domain/stamps/set_metadata';
import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { photoLimits } from '@pochitto/functions/domain/studio/photo_limits';
import { deleteObject, getBytes, listAll, ref, uploadBytes } from 'firebase/storage';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { type Person, signedOutClient, signUp } from '../support/person.ts';

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

/**
 * Uses the requests of the web through the emulator. `tests/storage_rules/storage_access.ts` covers who can do what
 * where.
 */
describe('Storage rules for photos and stickers', () => {
  let ann: Person;
  let bob: Person;
  let stampId: string;

  /** Creates a complete set: a deployed function reacts to uploads for sets. */
  const writeWaitingSet = (change: object = {}) =>
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

  it('allow a photo of exactly the maximum size for a waiting set, and not a byte more', async () => {
    await writeWaitingSet();
    await uploadBytes(ref(ann.inbox, place('most.jpg')), new Uint8Array(photoLimits.maxBytes), jpeg);
    await expect(
      uploadBytes(ref(ann.inbox, place('more.jpg')), new Uint8Array(photoLimits.maxBytes + 1), jpeg),
    ).rejects.toThrow(denied);
  });

  it('deny photos for another person’s set, in both folders', async () => {
    await writeWaitingSet();
    await expect(uploadBytes(ref(bob.inbox, place()), bytes, jpeg)).rejects.toThrow(denied);
    await expect(uploadBytes(ref(bob.inbox, place('photo.jpg', bob.uid)), bytes, jpeg)).rejects.toThrow(
      denied,
    );
    await expect(uploadBytes(ref(signedOutClient().inbox, place()), bytes, jpeg)).rejects.toThrow(denied);
  });

  it('allow photos for sets in the inbox only', async () => {
    await writeWaitingSet();
    await expect(uploadBytes(ref(ann.storage, place()), bytes, jpeg)).rejects.toThrow(denied);
  });

  it('never allow reading, listing or deleting an upload', async () => {
    await writeWaitingSet();
    await uploadBytes(ref(ann.inbox, place()), bytes, jpeg);
    await expect(getBytes(ref(ann.inbox, place()))).rejects.toThrow(/unauthorized|object-not-found/);
    await expect(listAll(ref(ann.inbox, files.upload(ann.uid, stampId, '')))).rejects.toThrow(denied);
    await expect(deleteObject(ref(ann.inbox, place()))).rejects.toThrow(/unauthorized|object-not-found/);
  });

  it('show results to their owner only, and reject every change', async () => {
    const path = files.package(ann.uid, stampId);
    await admin().bucket.file(path).save(Buffer.from('zip'), { resumable: false });
    expect((await getBytes(ref(ann.storage, path))).byteLength).toBe(3);
    for (const { storage } of [bob, signedOutClient()])
      await expect(getBytes(ref(storage, path))).rejects.toThrow(denied);
    await expect(uploadBytes(ref(ann.storage, path), bytes, jpeg)).rejects.toThrow(denied);
    await expect(deleteObject(ref(ann.storage, path))).rejects.toThrow(denied);
    await expect(listAll(ref(ann.storage, path.replace(/[^/]*$/, '')))).rejects.toThrow(denied);
  });

  it.each([
    ['is switched off', { isActive: false }],
    ['is deleted', { deletedAt: new Date() }],
    ['has not changed the initial password', { mustChangePassword: true }],
  ])('deny access at once to a person whose profile %s', async (_, change) => {
    const eve = await signUp({ profile: false });
    const path = files.package(eve.uid, stampId);
    await admin().bucket.file(path).save(Buffer.from('zip'), { resumable: false });
    await profile(eve.uid);
    expect((await getBytes(ref(eve.storage, path))).byteLength).toBe(3);
    await profile(eve.uid, change);
    await expect(getBytes(ref(eve.storage, path))).rejects.toThrow(denied);
    await writeWaitingSet({ userId: eve.uid });
    await expect(uploadBytes(ref(eve.inbox, place('photo.jpg', eve.uid)), bytes, jpeg)).rejects.toThrow(
      denied,
    );
  });
});
