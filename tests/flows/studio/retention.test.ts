import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { documents, files } from '../../../functions/src/domain/paths.ts';
import {
  cancelConversion,
  removeExpired,
  setConversionDeleted,
  setImageDeleted,
} from '../../../functions/src/studio/index.ts';
import { Crash, crashingContext } from '../../support/crashing_context.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import {
  conversionOf,
  drawOrder,
  filesOf,
  imagesOf,
  type StudioFixture,
  studioFixture,
  studioUser,
  uploadPhoto,
} from './studio_fixture.ts';

const day = 86_400;

describe('expired studio pictures', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeEach(async () => {
    fixture = await studioFixture();
  });
  const remove = (size = 200, context = fixture.context) => removeExpired(context, { pageSize: size });

  const expectAllGone = async (conversionIds: readonly string[]) => {
    expect(await filesOf(fixture)).toEqual([]);
    for (const id of conversionIds) {
      expect(await conversionOf(fixture, id)).toMatchObject({ isDeleted: true, images: [] });
      for (const image of await imagesOf(fixture, id)) {
        expect(image).toMatchObject({ isDeleted: true, removedAt: expect.any(Date) });
      }
    }
  };

  it('are kept for thirty days, then removed with files, thumbnails, original and conversion', async () => {
    const id = await drawOrder(fixture, { generationCount: 2 });
    fixture.wait(30 * day - 60);
    await remove();
    expect(await filesOf(fixture)).toHaveLength(5);
    expect(await conversionOf(fixture, id)).toMatchObject({ isDeleted: false, removedAt: null });
    fixture.wait(120);
    await remove();
    await expectAllGone([id]);
    expect(await conversionOf(fixture, id)).toMatchObject({
      status: 'completed',
      removedAt: expect.any(Date),
    });
  });

  it.each([1, 2, 3])('are removed in pages of %i, and a second run finds nothing', async (size) => {
    const all = [
      await drawOrder(fixture, { generationCount: 2 }),
      await drawOrder(fixture, { generationCount: 1 }),
      await drawOrder(fixture, { generationCount: 2 }),
    ];
    fixture.wait(31 * day);
    await remove(size);
    await expectAllGone(all);
    const before = await Promise.all(all.map((id) => conversionOf(fixture, id)));
    await remove(size);
    expect(await Promise.all(all.map((id) => conversionOf(fixture, id)))).toEqual(before);
  });

  it('are removed without newer ones of the same conversion', async () => {
    const id = await drawOrder(fixture, { generationCount: 2 });
    const [first] = await imagesOf(fixture, id);
    const past = new Date(fixture.context.now().getTime() - 1000);
    await fixture.context.firestore
      .doc(documents.generatedImage(first?.imageId ?? ''))
      .update({ expiresAt: past });
    await remove();
    const { images, isDeleted } = await conversionOf(fixture, id);
    expect({ numbers: images.map(({ number }) => number), isDeleted }).toEqual({
      numbers: [2],
      isDeleted: false,
    });
    expect(await filesOf(fixture)).toHaveLength(3);
  });

  it('are removed if they were deleted before, individually or with their conversion', async () => {
    const single = await drawOrder(fixture, { generationCount: 2 });
    const whole = await drawOrder(fixture, { generationCount: 1 });
    const [image] = await imagesOf(fixture, single);
    await setImageDeleted(fixture.context, studioUser, { imageId: image?.imageId ?? '', isDeleted: true });
    await setConversionDeleted(fixture.context, studioUser, { conversionId: whole, isDeleted: true });
    expect(await filesOf(fixture)).toHaveLength(8);
    fixture.wait(31 * day);
    await remove();
    await expectAllGone([single, whole]);
  });

  it('are removed the next day after the job crashed at any step', async () => {
    expectErrors(/Crashed at step/);
    await drawOrder(fixture, { generationCount: 2 });
    fixture.wait(31 * day);
    const counting = crashingContext(fixture.context);
    await remove(1, counting.context);
    for (let crashAt = 1; crashAt <= counting.steps(); crashAt += 1) {
      const id = await drawOrder(fixture, { generationCount: 2 });
      fixture.wait(31 * day);
      await remove(1, crashingContext(fixture.context, crashAt).context).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      await remove(1);
      await expectAllGone([id]);
    }
  });

  it('are not written again for a deleted person', async () => {
    const id = await drawOrder(fixture, { generationCount: 1 });
    fixture.wait(31 * day);
    await fixture.context.firestore.doc(documents.imageConversion(id)).delete();
    await remove();
    expect((await fixture.context.firestore.doc(documents.imageConversion(id)).get()).exists).toBe(false);
  });
});

describe('studio files without a document', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeEach(async () => {
    fixture = await studioFixture();
  });

  it('are removed after a day: unused uploads and the rest of a crashed attempt', async () => {
    await uploadPhoto(fixture);
    const id = await drawOrder(fixture, { generationCount: 1 });
    const living = await filesOf(fixture);
    const stray = async (metadata: Record<string, string>) =>
      fixture.context.bucket
        .file(files.studioPicture(studioUser.uid, `${randomUUID()}.jpg`))
        .save('stray', { resumable: false, metadata: { metadata } });
    await stray({ imageId: 'nothing_1' });
    await stray({ imageId: `${id}_1` });
    await stray({ conversionId: id });
    const other = files.upload(studioUser.uid, 'a-set', 'photo.jpg');
    await fixture.context.bucket.file(other).save('photo', { resumable: false });
    await removeExpired(fixture.context);
    expect(await filesOf(fixture)).toHaveLength(living.length + 4);
    fixture.wait(day + 60);
    await removeExpired(fixture.context);
    const left = await filesOf(fixture);
    expect(left.filter((each) => !each.startsWith(other))).toHaveLength(3);
    expect(left).toHaveLength(4);
  });

  it('of a canceled conversion are removed, also if canceling crashed', async () => {
    const id = await drawOrder(fixture, { generationCount: 1 });
    await fixture.context.firestore.doc(documents.imageConversion(id)).update({ status: 'processing' });
    const { context } = crashingContext(fixture.context, 3);
    await expect(cancelConversion(context, studioUser, { conversionId: id })).rejects.toThrow(Crash);
    expect(await filesOf(fixture)).toHaveLength(3);
    fixture.wait(day + 60);
    await removeExpired(fixture.context);
    expect(await filesOf(fixture)).toEqual([]);
  });
});
