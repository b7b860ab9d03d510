import { randomUUID } from 'node:crypto';
import { collections, files } from '@pochitto/functions/domain/paths';
import { deleteObject, getBytes, listAll, ref, updateMetadata, uploadBytes } from 'firebase/storage';
import { beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../support/admin.ts';
import { type Person, signedOutClient, signUp } from '../support/person.ts';

const denied = /unauthorized|unauthenticated/;
const jpeg = { contentType: 'image/jpeg' };
const bytes = new Uint8Array(64);

describe('Storage rules for the studio', () => {
  let ann: Person;
  let bob: Person;

  const profile = (uid: string, change: object = {}) =>
    admin()
      .firestore.doc(`users/${uid}`)
      .set({ userId: uid, isActive: true, deletedAt: null, ...change });
  const place = (name = `${randomUUID()}.jpg`, uid = ann.uid) => files.studioPicture(uid, name);

  beforeAll(async () => {
    [ann, bob] = await Promise.all([signUp({ profile: false }), signUp({ profile: false })]);
    for (const { uid } of [ann, bob]) await profile(uid);
  });

  it('deny reading, replacing, changing, listing and deleting an upload', async () => {
    const upload = ref(ann.storage, place());
    await uploadBytes(upload, bytes, jpeg);
    for (const act of [
      () => getBytes(upload),
      () => uploadBytes(upload, bytes, jpeg),
      () => updateMetadata(upload, { customMetadata: { imageId: 'mine' } }),
      () => deleteObject(upload),
      () => listAll(ref(ann.storage, files.studioPicture(ann.uid, ''))),
    ]) {
      await expect(act()).rejects.toThrow(denied);
    }
  });

  const kinds = [
    ['a variant', 'imageId', collections.generatedImages, () => place()],
    ['an original', 'conversionId', collections.imageConversions, () => place()],
  ] as const;

  it.each(kinds)('show %s to its owner until it is deleted or expires', async (_, mark, collection, at) => {
    const id = randomUUID();
    const path = at();
    const later = new Date(Date.now() + 60_000);
    const document = (change: object = {}) =>
      admin()
        .firestore.doc(`${collection}/${id}`)
        .set({ userId: ann.uid, isDeleted: false, expiresAt: later, ...change });
    await admin()
      .bucket.file(path)
      .save(Buffer.from('picture'), { resumable: false, metadata: { metadata: { [mark]: id } } });
    const read = (who: Pick<Person, 'storage'>) => getBytes(ref(who.storage, path));
    await expect(read(ann)).rejects.toThrow(denied);
    await document();
    expect((await read(ann)).byteLength).toBe(7);
    for (const who of [bob, signedOutClient()]) await expect(read(who)).rejects.toThrow(denied);
    await expect(uploadBytes(ref(ann.storage, path), bytes, jpeg)).rejects.toThrow(denied);
    await expect(deleteObject(ref(ann.storage, path))).rejects.toThrow(denied);
    for (const change of [{ isDeleted: true }, { expiresAt: new Date() }, { userId: bob.uid }]) {
      await document(change);
      await expect(read(ann)).rejects.toThrow(denied);
    }
    await document();
    await profile(ann.uid, { isActive: false });
    await expect(read(ann)).rejects.toThrow(denied);
    await profile(ann.uid);
  });
});
