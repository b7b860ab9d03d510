import { beforeAll, describe, expect, it } from 'vitest';
import { documents, files, ids } from '../../functions/src/domain/paths.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import { removeOldOriginals } from '../../functions/src/stamps/index.ts';
import { drawnSet, save, shownState } from '../flows/editing/drawn_set.ts';
import { type BackendFixture, backendFixture, testUser } from '../support/backend_fixture.ts';

const day = 86_400;
const { uid } = testUser;

describe('original photo of a finished set', { timeout: 120_000 }, () => {
  let fixture: BackendFixture;
  let stampId: string;
  let first: string;
  beforeAll(async () => {
    fixture = await backendFixture();
    const set = await drawnSet(fixture);
    ({ stampId } = set);
    [first = ''] = set.messageIds;
  });
  const readStamp = async () =>
    stampSchema.parse((await fixture.context.firestore.doc(documents.stamp(stampId)).get()).data());
  const stored = async () => {
    const [found] = await fixture.context.bucket.getFiles({ prefix: files.stampFolder(uid, stampId) });
    return found.map(({ name }) => name);
  };
  const photos = async () => (await stored()).filter((path) => path.includes('/photos/'));
  const digestOf = async (messageId: string) =>
    (await shownState(fixture, stampId)).images[ids.processedImage(messageId)]?.digest;
  const write = async (message: string) => {
    await save(fixture, stampId, (await readStamp()).revision, { stickers: [{ messageId: first, message }] });
    return digestOf(first);
  };

  it('is kept for 30 days, and longer if the set is not finished', async () => {
    fixture.wait(29 * day);
    expect(await removeOldOriginals(fixture.context)).toBe(0);
    expect(await photos()).toHaveLength(1);
    const reference = fixture.context.firestore.doc(documents.stamp(stampId));
    fixture.wait(2 * day);
    await reference.update({ status: 'generating' });
    expect(await removeOldOriginals(fixture.context)).toBe(0);
    expect(await photos()).toHaveLength(1);
    await reference.update({ status: 'generated' });
  });

  it('is removed with its sheets; touch-ups stay in the cut-out, and edits draw the same as before', async () => {
    const touchUp = [{ mode: 'erase' as const, radius: 0.06, points: [0.5, 0.05, 0.5, 0.95] }];
    await save(fixture, stampId, (await readStamp()).revision, { touchUp });
    const before = await write('ふたつめ');
    await write('ひとつめ');
    const sheet = files.sheet(uid, stampId, 'call');
    await fixture.context.bucket.file(sheet).save('sheet', { resumable: false });
    const { revision } = await readStamp();
    expect(await removeOldOriginals(fixture.context)).toBe(1);
    expect(await photos()).toEqual([]);
    expect(await stored()).not.toContain(sheet);
    expect((await stored()).filter((path) => path.includes('/cutout_'))).toHaveLength(1);
    expect(await readStamp()).toMatchObject({ touchUp: [], actor: null, revision: revision + 1 });
    const original = await fixture.context.firestore.doc(documents.image(ids.originalImage(stampId))).get();
    expect(original.get('deletedAt')).not.toBeNull();
    expect(await write('ふたつめ')).toBe(before);
    expect(await removeOldOriginals(fixture.context)).toBe(0);
  });

  it('is kept while a derived set with touch-ups is being drawn, and these stay in its cut-out', async () => {
    const { firestore, bucket } = fixture.context;
    ({ stampId } = await drawnSet(fixture));
    fixture.wait(31 * day);
    const derivedId = 'derived';
    const parent = firestore.doc(documents.stamp(stampId));
    const derived = firestore.doc(documents.stamp(derivedId));
    const touchUp = [{ mode: 'erase', radius: 0.06, points: [0.5, 0.05, 0.5, 0.95] }];
    const stamp = await readStamp();
    const pathIn = (id: string, photoName = stamp.photoName) =>
      files.cutOut(uid, id, { subject: stamp.subject, photoName });
    await bucket.file(pathIn(stampId)).copy(bucket.file(pathIn(derivedId)));
    const content = { ...(await parent.get()).data(), parentStampId: stampId, touchUp };
    await derived.set({ ...content, status: 'generating' });
    await parent.update({ derivedStampIds: { emoji: derivedId } });
    expect(await removeOldOriginals(fixture.context)).toBe(0);
    expect(await photos()).toHaveLength(1);
    await derived.update({ status: 'generated' });
    expect(await removeOldOriginals(fixture.context)).toBe(1);
    expect(await photos()).toEqual([]);
    const { photoName, ...after } = stampSchema.parse((await derived.get()).data());
    expect(after).toMatchObject({ touchUp: [], revision: stamp.revision + 1 });
    expect((await bucket.file(pathIn(derivedId, photoName)).exists())[0]).toBe(true);
    expect((await bucket.file(pathIn(derivedId)).exists())[0]).toBe(false);
  });

  it('is removed although a set without a cut-out has touch-ups, which nothing can show', async () => {
    const { firestore, bucket } = fixture.context;
    ({ stampId } = await drawnSet(fixture));
    fixture.wait(31 * day);
    const touchUp = [{ mode: 'erase', radius: 0.06, points: [0.5, 0.05, 0.5, 0.95] }];
    await firestore.doc(documents.stamp(stampId)).update({ touchUp });
    await bucket.file(files.cutOut(uid, stampId, await readStamp())).delete();
    expect(await removeOldOriginals(fixture.context)).toBe(1);
    expect(await photos()).toEqual([]);
  });
});
