import { beforeEach, describe, expect, it } from 'vitest';
import { documents, files } from '../../functions/src/domain/paths.ts';
import { trashDays } from '../../functions/src/domain/stamps/stamp.ts';
import { checkIntegrity } from '../../functions/src/operations/index.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import { deleteStamp, purgeDeletedStamps, restoreStamp } from '../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, setWithUpload, testUser } from '../support/backend_fixture.ts';

const day = 86_400;

describe('deleted set in the trash', () => {
  let bare: BackendFixture;
  let context: Context;
  let stampId: string;
  let file: string;

  beforeEach(async () => {
    bare = await backendFixture();
    context = bare.context;
    ({ stampId } = await setWithUpload(bare, Buffer.from('photo')));
    await context.firestore.doc(documents.stamp(stampId)).update({ status: 'generated' });
    file = files.sticker(testUser.uid, stampId, '01', 'digest');
    await context.bucket
      .file(file)
      .save('png', { resumable: false, metadata: { metadata: { firebaseStorageDownloadTokens: 'open' } } });
  });

  const remove = (forGood = false) => deleteStamp(context, testUser, { stampId, forGood });
  const restore = (by = testUser) => restoreStamp(context, by, { stampId });
  const stamp = async () => (await context.firestore.doc(documents.stamp(stampId)).get()).data() ?? {};
  const queue = async () =>
    (await context.firestore.doc(documents.generateQueue((await stamp()).queueId)).get()).data() ?? {};
  const isStored = async () => (await context.bucket.file(file).exists())[0];

  it('is restored completely within 30 days, and restoring is idempotent', async () => {
    const before = await stamp();
    await context.firestore.doc(documents.generateQueue(before.queueId)).set({ deletedAt: null });
    await remove();
    await remove();
    expect((await stamp()).deletedAt).not.toBeNull();
    expect((await queue()).deletedAt).not.toBeNull();
    bare.wait((trashDays - 1) * day);
    expect(await purgeDeletedStamps(context)).toBe(0);
    await restore();
    await restore();
    const { updatedAt, restorableUntil, removalDueAt, ...after } = await stamp();
    expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name in after)));
    expect([restorableUntil, removalDueAt]).toEqual([null, null]);
    expect(updatedAt).not.toEqual(before.updatedAt);
    expect((await queue()).deletedAt).toBeNull();
    expect(await isStored()).toBe(true);
  });

  it('can no longer be opened by any address', async () => {
    await remove();
    const [{ metadata }] = await context.bucket.file(file).getMetadata();
    expect(metadata?.firebaseStorageDownloadTokens).not.toBe('open');
  });

  it('is purged with its files after 30 days', async () => {
    await remove();
    bare.wait(trashDays * day);
    await expect(restore()).rejects.toMatchObject({ code: 'not_yours' });
    expect(await purgeDeletedStamps(context)).toBe(1);
    expect(await isStored()).toBe(false);
    await expect(restore()).rejects.toMatchObject({ code: 'not_yours' });
    expect(await purgeDeletedStamps(context)).toBe(0);
  });

  it('is purged when its owner empties the trash', async () => {
    await remove();
    await remove(true);
    expect(await isStored()).toBe(false);
    await expect(restore()).rejects.toMatchObject({ code: 'not_yours' });
  });

  it('cannot be restored by another person', async () => {
    await remove();
    await expect(restore({ ...testUser, uid: 'bob' })).rejects.toMatchObject({ code: 'not_yours' });
  });

  it('is purged at once if nothing of it was drawn', async () => {
    await context.firestore.doc(documents.stamp(stampId)).update({ status: 'generating' });
    await remove();
    expect(await isStored()).toBe(false);
    await expect(restore()).rejects.toMatchObject({ code: 'not_yours' });
  });

  it('causes no integrity finding', async () => {
    await remove();
    bare.wait(2 * day);
    await checkIntegrity(context);
    expect((await context.firestore.collection('integrity_findings').get()).size).toBe(0);
  });
});
