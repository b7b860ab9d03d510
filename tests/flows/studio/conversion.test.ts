import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { api } from '../../../functions/src/domain/api.ts';
import { documents, files } from '../../../functions/src/domain/paths.ts';
import { retentionDays } from '../../../functions/src/domain/studio/generated_image.ts';
import { parseStudioPath } from '../../../functions/src/domain/studio/studio_quota.ts';
import { drawConversion, startConversion, sweepConversions } from '../../../functions/src/studio/index.ts';
import { photo } from '../../support/sets.ts';
import {
  changeUser,
  conversionOf,
  drawOrder,
  filesOf,
  imagesOf,
  orderOf,
  type StudioFixture,
  smallPortrait,
  snapshotOf,
  startOrder,
  studioFixture,
  studioUser,
  uploadPhoto,
  userOf,
} from './studio_fixture.ts';

describe('conversion', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeEach(async () => {
    fixture = await studioFixture();
  });
  const exists = async (path: string) => (await fixture.context.bucket.file(path).exists())[0];

  it('makes the ordered number of pictures, each with document, file and thumbnail', async () => {
    const fileName = 'お客さま.jpg';
    const id = await startOrder(fixture, { generationCount: 3 });
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'pending', generationCount: 3 });
    expect(fixture.tasks).toMatchObject([{ queue: 'drawConversion', payload: { conversionId: id } }]);
    await drawConversion(fixture.context, id, 'task');
    const conversion = await conversionOf(fixture, id);
    const images = await imagesOf(fixture, id);
    expect(conversion).toMatchObject({
      userId: studioUser.uid,
      originalImageName: fileName,
      prompt: '夕方のあかりで',
      status: 'completed',
      errorMessage: null,
      isDeleted: false,
      deliveredCount: 3,
      quotaCounted: 3,
    });
    expect(conversion.consentedAt).toEqual(conversion.createdAt);
    expect(images.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(new Set(images.map(({ label }) => label?.ja)).size).toBe(3);
    for (const image of images) {
      expect(parseStudioPath(image.imagePath)?.uid).toBe(studioUser.uid);
      const [bytes] = await fixture.context.bucket.file(image.imagePath).download();
      expect(image.imageSize).toBe(bytes.byteLength);
      expect(await sharp(bytes).metadata()).toMatchObject({ width: image.width, height: image.height });
      expect(await exists(image.thumbnailPath)).toBe(true);
      expect(image.expiresAt.getTime() - image.createdAt.getTime()).toBe(retentionDays * 86_400_000);
      expect(image.brightnessAdjustment).toBe(0);
    }
    expect(conversion.images).toEqual(
      images.map((image) => expect.objectContaining({ imageId: image.imageId, imagePath: image.imagePath })),
    );
  });

  it('records its duration in seconds with three decimals', async () => {
    const { processingTime } = await conversionOf(fixture, await drawOrder(fixture));
    expect(processingTime).toBeGreaterThan(0);
    expect(processingTime).toBe(Number(processingTime?.toFixed(3)));
  });

  it('shows the original upright and without GPS position, and never the upload', async () => {
    const withPlace = await sharp(await smallPortrait())
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 41/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const name = await uploadPhoto(fixture, withPlace);
    const id = await drawOrder(fixture, { original: { name, fileName: 'photo.jpg' } });
    const { originalImagePath, originalImageSize } = await conversionOf(fixture, id);
    expect(await exists(files.studioPicture(studioUser.uid, name))).toBe(false);
    const [bytes] = await fixture.context.bucket.file(originalImagePath).download();
    const { exif, width = 0, height = 0 } = await sharp(bytes).metadata();
    expect(originalImageSize).toBe(bytes.byteLength);
    expect(exif).toBeUndefined();
    expect(width > height).toBe((await sharp(withPlace).metadata()).autoOrient.width > height);
    const [image] = await imagesOf(fixture, id);
    expect([image?.width, image?.height]).toEqual([width, height]);
  });

  it('accepts an iPhone photo', async () => {
    const name = await uploadPhoto(fixture, await photo('portrait.heic'), studioUser, 'heic');
    const id = await drawOrder(fixture, {
      original: { name, fileName: 'IMG_0001.HEIC' },
      generationCount: 1,
    });
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'completed' });
  });

  it('is started once by repeated requests', async () => {
    const order = api.startConversion.input.parse(await orderOf(fixture));
    const starts = await Promise.all(
      Array.from({ length: 5 }, () => startConversion(fixture.context, studioUser, order)),
    );
    expect(new Set(starts.map(({ conversionId }) => conversionId)).size).toBe(1);
    expect((await userOf(fixture)).monthlyUsed).toBe(3);
    expect(new Set(fixture.tasks.map(({ id }) => id)).size).toBe(1);
  });

  it('can continue from a variant or the same original without an upload', async () => {
    const first = await drawOrder(fixture, { generationCount: 1 });
    const [image] = await imagesOf(fixture, first);
    const { originalImagePath } = await conversionOf(fixture, first);
    for (const path of [image?.imagePath, originalImagePath]) {
      const name = path?.split('/').at(-1) ?? '';
      const next = await drawOrder(fixture, {
        original: { name, fileName: 'again.jpg' },
        generationCount: 1,
      });
      expect(await conversionOf(fixture, next)).toMatchObject({ status: 'completed' });
      expect(await exists(path ?? '')).toBe(true);
    }
  });

  it.each([
    ['that does not exist', async () => `${randomUUID()}.jpg`, 'studio_photo_missing'],
    [
      'of another person',
      (fixture: StudioFixture) => uploadPhoto(fixture, undefined, { ...studioUser, uid: 'bob' }),
      'studio_photo_missing',
    ],
    ['of 0 bytes', (fixture: StudioFixture) => uploadPhoto(fixture, Buffer.alloc(0)), 'photo_empty'],
    [
      'over 20 MB',
      (fixture: StudioFixture) => uploadPhoto(fixture, Buffer.alloc(20 * 1024 * 1024 + 1)),
      'photo_too_heavy',
    ],
  ])('is rejected for a photo %s, and does not count', async (_, nameIn, code) => {
    const name = await nameIn(fixture);
    await expect(startOrder(fixture, { original: { name, fileName: 'a.jpg' } })).rejects.toMatchObject({
      code,
    });
    expect((await userOf(fixture)).monthlyUsed).toBe(0);
  });

  it.each([
    ['is not a photo', async () => Buffer.from('no photo'.repeat(20)), 'photo_not_an_image'],
    ['is broken', async () => (await smallPortrait()).subarray(0, 3000), 'photo_broken'],
  ])('fails for a file that %s with its reason, and does not count', async (_, bytes, code) => {
    const name = await uploadPhoto(fixture, await bytes());
    const id = await drawOrder(fixture, { original: { name, fileName: 'a.jpg' } });
    expect(await conversionOf(fixture, id)).toMatchObject({
      status: 'failed',
      errorCode: code,
      quotaCounted: 0,
    });
    expect((await conversionOf(fixture, id)).errorMessage).not.toBe('');
    expect((await userOf(fixture)).monthlyUsed).toBe(0);
    expect(await filesOf(fixture)).toEqual([]);
  });

  it('without hair in its picture fails for a hair color, but works for light', async () => {
    const small = async (name: string) =>
      sharp(await photo(name))
        .resize(256)
        .png()
        .toBuffer();
    const hair = { hair: { tone: 'ash', strength: 0.7 }, background: 'keep', light: 'as_it_is' } as const;
    const name = await uploadPhoto(fixture, await small('empty_sky.png'));
    const id = await drawOrder(fixture, { original: { name, fileName: 'sky.png' }, effect: hair });
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'failed', errorCode: 'studio_no_hair' });
    const other = await uploadPhoto(fixture, await small('camera.png'));
    const lit = await drawOrder(fixture, {
      original: { name: other, fileName: 'c.png' },
      generationCount: 1,
    });
    expect(await conversionOf(fixture, lit)).toMatchObject({ status: 'completed' });
  });

  it('fails and does not count if its photo is deleted before the work', async () => {
    const name = await uploadPhoto(fixture);
    const id = await startOrder(fixture, { original: { name, fileName: 'a.jpg' } });
    await fixture.context.bucket.file(files.studioPicture(studioUser.uid, name)).delete();
    await drawConversion(fixture.context, id, 'task');
    expect(await conversionOf(fixture, id)).toMatchObject({
      status: 'failed',
      errorCode: 'studio_photo_missing',
      quotaCounted: 0,
    });
    expect((await userOf(fixture)).monthlyUsed).toBe(0);
  });

  it('keeps finished pictures if its photo is deleted between two attempts, and the others do not count', async () => {
    const id = await drawOrder(fixture, { generationCount: 1 });
    const { originalImagePath } = await conversionOf(fixture, id);
    // The state after an attempt that crashed after the first of two pictures.
    const half = {
      status: 'processing',
      generationCount: 2,
      quotaCounted: 2,
      leaseId: null,
      leaseUntil: null,
    };
    await fixture.context.firestore.doc(documents.imageConversion(id)).update(half);
    await changeUser(fixture, { monthlyUsed: 2 });
    await fixture.context.bucket.file(originalImagePath).delete();
    await drawConversion(fixture.context, id, 'task');
    expect(await conversionOf(fixture, id)).toMatchObject({
      status: 'completed',
      errorCode: 'studio_photo_missing',
      deliveredCount: 1,
      quotaCounted: 1,
    });
    expect((await userOf(fixture)).monthlyUsed).toBe(1);
  });

  it('continues if the limit is lowered meanwhile', async () => {
    const id = await startOrder(fixture);
    await changeUser(fixture, { monthlyLimit: 1 });
    await drawConversion(fixture.context, id, 'task');
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'completed', deliveredCount: 3 });
    await expect(startOrder(fixture)).rejects.toMatchObject({ code: 'studio_quota' });
  });

  it('is drawn once: a second task finds nothing to do or a running attempt', async () => {
    const id = await startOrder(fixture);
    await Promise.all([
      drawConversion(fixture.context, id, 'one'),
      drawConversion(fixture.context, id, 'two'),
    ]);
    const once = await snapshotOf(fixture, id);
    await drawConversion(fixture.context, id, 'three');
    expect(await snapshotOf(fixture, id)).toEqual(once);
    expect((await conversionOf(fixture, id)).attemptCount).toBe(1);
  });

  it('is re-enqueued by the sweep, and does not count if its task is never executed', async () => {
    const id = await startOrder(fixture);
    expect(await sweepConversions(fixture.context)).toBe(0);
    fixture.wait(3600);
    expect(await sweepConversions(fixture.context)).toBe(1);
    expect(fixture.tasks.at(-1)).toMatchObject({ queue: 'drawConversion', payload: { conversionId: id } });
    fixture.wait(6 * 3600);
    await sweepConversions(fixture.context);
    expect(await conversionOf(fixture, id)).toMatchObject({ status: 'failed', errorCode: 'studio_failed' });
    expect((await userOf(fixture)).monthlyUsed).toBe(0);
    expect(await filesOf(fixture)).toEqual([]);
  });

  it('leaves no file and no document of a person who was deleted meanwhile', async () => {
    const id = await startOrder(fixture);
    const drawing = drawConversion(fixture.context, id, 'task');
    await fixture.context.firestore.doc(documents.imageConversion(id)).delete();
    await drawing;
    expect(await imagesOf(fixture, id)).toEqual([]);
    expect((await filesOf(fixture)).filter((each) => !each.startsWith('uploads/user_mio/'))).toEqual([]);
  });
});
