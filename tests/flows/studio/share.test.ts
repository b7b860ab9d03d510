import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../../functions/src/domain/limits.ts';
import { collections, documents, ids } from '../../../functions/src/domain/paths.ts';
import { adjustBrightness } from '../../../functions/src/engine/index.ts';
import { openShare, revokeShare, sharedImage, shareImages } from '../../../functions/src/shares/index.ts';
import { setBrightness, setConversionDeleted, setImageDeleted } from '../../../functions/src/studio/index.ts';
import {
  changeUser,
  drawOrder,
  imagesOf,
  type StudioFixture,
  studioFixture,
  studioUser,
} from './studio_fixture.ts';

const over = { code: 'share_over' };

describe('share of studio pictures', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  let id: string;
  beforeEach(async () => {
    fixture = await studioFixture();
    id = await drawOrder(fixture, { generationCount: 2 });
  });
  const bob = { ...studioUser, uid: 'bob' };
  const share = (numbers = [1, 2], hours: 1 | 24 | 72 | 168 = 24, who = studioUser) =>
    shareImages(fixture.context, who, {
      conversionId: id,
      imageIds: numbers.map((number) => ids.generatedImage(id, number)),
      hours,
    });
  const opened = (token: string) => openShare(fixture.context, null, { token });
  const answered = (path: string, method = 'GET', headers = {}) =>
    sharedImage(fixture.context, { method, path, headers });

  it('shows its pictures to everyone with the link, and nothing else', async () => {
    const { token, expiresAt } = await share([1]);
    const [image] = await imagesOf(fixture, id);
    expect(await opened(token)).toEqual({
      kind: 'studio_images',
      expiresAt,
      images: [{ number: 1, width: image?.width, height: image?.height, label: image?.label }],
    });
    const { status, headers, body } = await answered(`/shared/${token}/1`);
    const [bytes] = await fixture.context.bucket.file(image?.imagePath ?? '').download();
    expect(status).toBe(200);
    expect(Buffer.from(body).equals(bytes)).toBe(true);
    expect(headers).toMatchObject({
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': expect.stringContaining('noindex'),
      'X-Content-Type-Options': 'nosniff',
    });
    expect((await answered(`/shared/${token}/2`)).status).toBe(404);
  });

  it('shows them with the brightness that their owner set', async () => {
    await setBrightness(fixture.context, studioUser, { imageId: ids.generatedImage(id, 1), brightness: 30 });
    const { token } = await share();
    const { body } = await answered(`/shared/${token}/1`);
    const [image] = await imagesOf(fixture, id);
    const [bytes] = await fixture.context.bucket.file(image?.imagePath ?? '').download();
    expect(Buffer.from(body).equals(Buffer.from(await adjustBrightness(bytes, 30)))).toBe(true);
    const means = await Promise.all(
      [Buffer.from(body), bytes].map(async (each) => (await sharp(each).stats()).channels[0]?.mean ?? 0),
    );
    expect(means[0]).toBeGreaterThan((means[1] ?? 0) + 10);
  });

  it('is stored as a digest only', async () => {
    const { token, shareId } = await share();
    const { docs } = await fixture.context.firestore.collection(collections.shares).get();
    expect(docs.map((each) => each.id)).toEqual([shareId]);
    expect(JSON.stringify(docs.map((each) => [each.id, each.data()]))).not.toContain(token);
    await expect(opened(shareId)).rejects.toMatchObject(over);
  });

  it.each<[string, (shareId: string) => Promise<unknown>]>([
    ['it has expired', async () => fixture.wait(24 * 3600 + 1)],
    ['it is revoked', (shareId) => revokeShare(fixture.context, studioUser, { shareId })],
    [
      'the conversion is deleted',
      () => setConversionDeleted(fixture.context, studioUser, { conversionId: id, isDeleted: true }),
    ],
    ['its owner is deactivated', () => changeUser(fixture, { isActive: false })],
    ['its owner is deleted', () => fixture.context.firestore.doc(documents.user(studioUser.uid)).delete()],
  ])('is closed when %s', async (_, happens) => {
    const { token, shareId } = await share();
    expect((await answered(`/shared/${token}/1`)).status).toBe(200);
    await happens(shareId);
    await expect(opened(token)).rejects.toMatchObject(over);
    expect((await answered(`/shared/${token}/1`)).status).toBe(404);
  });

  it('never outlives its pictures', async () => {
    fixture.wait(29 * 86_400);
    const { expiresAt, token } = await share([1, 2], 168);
    const [image] = await imagesOf(fixture, id);
    expect(expiresAt).toBe(image?.expiresAt.toISOString());
    await setImageDeleted(fixture.context, studioUser, {
      imageId: ids.generatedImage(id, 1),
      isDeleted: true,
    });
    expect(await opened(token)).toMatchObject({ images: [{ number: 2 }] });
    expect((await answered(`/shared/${token}/1`)).status).toBe(404);
  });

  it('can be created and revoked by the owner of existing pictures only', async () => {
    await expect(share([1], 24, bob)).rejects.toMatchObject({ code: 'not_yours' });
    await expect(share([3])).rejects.toMatchObject({ code: 'studio_gone' });
    const { shareId, token } = await share();
    await expect(revokeShare(fixture.context, bob, { shareId })).rejects.toMatchObject({ code: 'not_yours' });
    await opened(token);
    await revokeShare(fixture.context, studioUser, { shareId });
    await revokeShare(fixture.context, studioUser, { shareId });
  });

  it.each([
    ['another token', `/shared/${'x'.repeat(43)}/1`],
    ['no token', '/shared/1'],
    ['a path that leaves the folder', `/shared/${'x'.repeat(43)}/../../1`],
    ['an invalid number', `/shared/${'x'.repeat(43)}/01`],
  ])('cannot be opened with %s', async (_, path) => {
    expect((await answered(path)).status).toBe(404);
  });

  it('is read-only', async () => {
    const { token } = await share();
    expect((await answered(`/shared/${token}/1`, 'POST')).status).toBe(405);
  });

  it('is limited per network, independent of forged addresses', async () => {
    const { token } = await share();
    const at = Date.parse('2026-11-30T10:30:00+09:00');
    fixture = { ...fixture, context: { ...fixture.context, now: () => new Date(at) } };
    const ask = (claimed: number) =>
      answered(`/shared/${token}/5`, 'GET', { 'x-forwarded-for': `10.0.0.${claimed}, 192.0.2.1, 192.0.2.2` });
    const allowed = limits.sharedImage.address.perMinute;
    const answers = await Promise.all(Array.from({ length: allowed + 1 }, (_, index) => ask(index)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});
