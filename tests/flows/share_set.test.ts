import { FieldValue } from 'firebase-admin/firestore';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { documents, files, ids } from '../../functions/src/domain/paths.ts';
import type { ShareHours } from '../../functions/src/domain/shares/share.ts';
import { stampSchema } from '../../functions/src/domain/stamps/stamp.ts';
import type { Context } from '../../functions/src/platform/context.ts';
import {
  openShare,
  removeExpiredPreviews,
  revokeShare,
  sharedImage,
  shareSet,
} from '../../functions/src/shares/index.ts';
import { deleteStamp, intakePhoto, renameStamp } from '../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, setWithUpload, testUser } from '../support/backend_fixture.ts';
import { expectErrors } from '../support/expected_errors.ts';
import { smallPhoto } from '../support/sets.ts';

const over = { code: 'share_over' };
const day = 86_400;

describe('share of a set’s preview', () => {
  let bare: BackendFixture;
  let context: Context;
  let stampId: string;
  beforeEach(async () => {
    bare = await backendFixture();
    context = bare.context;
    const { path, ...made } = await setWithUpload(bare, await smallPhoto());
    ({ stampId } = made);
    await intakePhoto(context, path);
    await leaveStickers(context, stampId, '#3366cc');
  });
  const bob = { ...testUser, uid: 'bob' };
  const share = (hours: ShareHours = 24, who = testUser) => shareSet(context, who, { stampId, hours });
  const opened = (token: string) => openShare(context, null, { token });
  const picture = (token: string, number = 1) =>
    sharedImage(context, { method: 'GET', path: `/shared/${token}/${number}`, headers: {} });
  const change = (fields: object) => context.firestore.doc(documents.stamp(stampId)).update({ ...fields });
  const stored = async () => {
    const [found] = await context.bucket.getFiles({
      prefix: files.sharedPreviewFolder(testUser.uid, stampId),
    });
    return found.length;
  };

  it('shows one picture of its stickers, its title and nothing about its owner', async () => {
    await renameStamp(context, testUser, { stampId, name: 'For my mother' });
    await change({ 'metadata.title': { en: 'Sunny days', ja: null } });
    const { token, expiresAt } = await share(72);
    const shown = await opened(token);
    expect(shown).toEqual({
      kind: 'set_preview',
      expiresAt,
      title: { en: 'Sunny days', ja: 'Sunny days' },
      product: 'sticker',
      count: 8,
      width: 1080,
      height: 498,
    });
    const { status, headers, body } = await picture(token);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': expect.stringContaining('noindex'),
    });
    expect(await sharp(Buffer.from(body)).metadata()).toMatchObject({ width: 1080, height: 498 });
    expect((await picture(token, 2)).status).toBe(404);
  });

  it.each<[string, (shareId: string) => Promise<unknown>]>([
    ['it has expired', async () => bare.wait(day + 1)],
    ['it is revoked', (shareId) => revokeShare(context, testUser, { shareId })],
    ['its set is moved to the trash', () => deleteStamp(context, testUser, { stampId, forGood: false })],
    ['its set is purged', () => deleteStamp(context, testUser, { stampId, forGood: true })],
    [
      'its owner is suspended',
      () => context.firestore.doc(documents.user('ann')).update({ isActive: false }),
    ],
  ])('is closed when %s', async (_, happens) => {
    const { token, shareId } = await share();
    expect((await picture(token)).status).toBe(200);
    await happens(shareId);
    await expect(opened(token)).rejects.toMatchObject(over);
    expect((await picture(token)).status).toBe(404);
  });

  it('can be created and revoked by the owner of a finished set only', async () => {
    await expect(share(24, bob)).rejects.toMatchObject({ code: 'not_yours' });
    const { shareId, token } = await share();
    await expect(revokeShare(context, bob, { shareId })).rejects.toMatchObject({ code: 'not_yours' });
    await opened(token);
    await change({ status: 'generating' });
    await expect(share()).rejects.toMatchObject({ code: 'stamp_state' });
    await change({ status: 'failed' });
    await expect(share()).rejects.toMatchObject({ code: 'stamp_state' });
    await change({ status: 'generated', deletedAt: new Date() });
    await expect(share()).rejects.toMatchObject({ code: 'not_yours' });
  });

  it('keeps its picture when the set changes, and its file is removed with the last open share', async () => {
    const first = await share(1);
    const before = (await picture(first.token)).body;
    await leaveStickers(context, stampId, '#ff8800');
    const second = await share(24);
    expect(Buffer.from((await picture(first.token)).body).equals(Buffer.from(before))).toBe(true);
    expect(Buffer.from((await picture(second.token)).body).equals(Buffer.from(before))).toBe(false);
    expect(await stored()).toBe(2);
    bare.wait(3601);
    const third = await share(24);
    expect(await stored()).toBe(1);
    await revokeShare(context, testUser, second);
    expect((await picture(third.token)).status).toBe(200);
    await revokeShare(context, testUser, third);
    expect(await stored()).toBe(0);
  });

  it('is removed with its file after it expires, and other shares stay open', async () => {
    const { shareId } = await share(1);
    await leaveStickers(context, stampId, '#ff8800');
    const open = await share(24);
    bare.wait(3600);
    await context.firestore
      .doc(documents.share('broken'))
      .set({ content: { kind: 'set_preview' }, expiresAt: new Date(0) });
    expectErrors(/shares\/broken/);
    for (const removed of [1, 0]) {
      expect(await removeExpiredPreviews(context)).toBe(removed);
      expect(await stored()).toBe(1);
    }
    expect((await context.firestore.doc(documents.share(shareId)).get()).exists).toBe(false);
    expect((await picture(open.token)).status).toBe(200);
    bare.wait(7 * day);
    expect(await removeExpiredPreviews(context)).toBe(1);
    expect(await stored()).toBe(0);
  });
});

/** Finishes a set without an engine: every sticker is a single color. */
async function leaveStickers({ firestore, bucket }: Context, stampId: string, color: string): Promise<void> {
  const reference = firestore.doc(documents.stamp(stampId));
  const { userId, queueId, messageCount } = stampSchema.parse((await reference.get()).data());
  const size = { width: 370, height: 320 };
  const png = await sharp({ create: { ...size, channels: 4, background: color } })
    .png()
    .toBuffer();
  const now = FieldValue.serverTimestamp();
  const messageIds = ids.firstMessages(queueId, messageCount);
  await Promise.all(
    messageIds.map(async (messageId, at) => {
      const url = files.sticker(userId, stampId, messageId, color.slice(1));
      await bucket.file(url).save(png, { contentType: 'image/png', resumable: false });
      const image = { userId, stampId, queueId, messageId, type: 'processed', url, ...size };
      await firestore.doc(documents.image(ids.processedImage(messageId))).set({
        ...image,
        sequence: at + 1,
        bytes: png.byteLength,
        createdAt: now,
        updatedAt: now,
        deletedAt: null,
      });
    }),
  );
  await reference.update({ status: 'generated' });
}
