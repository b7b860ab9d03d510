import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { documents, files } from '../../../functions/src/domain/paths.ts';
import {
  cancelConversion,
  removeExpired,
  setConversionDeleted,
  setImageDeleted,
} from '../../../functions/src/studio/index.ts';
import { expectErrors } from '../../support/expected_errors.ts';
import { Death, mortalContext } from '../../support/mortal_context.ts';
import {
  conversionOf,
  drawn,
  filesOf,
  imagesOf,
  type StudioFixture,
  studioFixture,
  stylist,
  uploaded,
} from './studio_fixture.ts';

const day = 86_400;

describe('pictures that have expired', { timeout: 120_000 }, () => {
  let room: StudioFixture;
  beforeEach(async () => {
    room = await studioFixture();
  });
  const remove = (size = 200, context = room.context) => removeExpired(context, { pageSize: size });

  const expectAllGone = async (conversionIds: readonly string[]) => {
    expect(await filesOf(room)).toEqual([]);
    for (const id of conversionIds) {
      expect(await conversionOf(room, id)).toMatchObject({ isDeleted: true, images: [] });
      for (const image of await imagesOf(room, id)) {
        expect(image).toMatchObject({ isDeleted: true, removedAt: expect.any(Date) });
      }
    }
  };

  it('stay thirty days, and then go with their files, thumbnails, original and conversion', async () => {
    const id = await drawn(room, { generationCount: 2 });
    room.wait(30 * day - 60);
    await remove();
    expect(await filesOf(room)).toHaveLength(5);
    expect(await conversionOf(room, id)).toMatchObject({ isDeleted: false, removedAt: null });
    room.wait(120);
    await remove();
    await expectAllGone([id]);
    expect(await conversionOf(room, id)).toMatchObject({ status: 'completed', removedAt: expect.any(Date) });
  });

  it.each([1, 2, 3])('go in pages of %i, and a second run finds nothing', async (size) => {
    const all = [
      await drawn(room, { generationCount: 2 }),
      await drawn(room, { generationCount: 1 }),
      await drawn(room, { generationCount: 2 }),
    ];
    room.wait(31 * day);
    await remove(size);
    await expectAllGone(all);
    const before = await Promise.all(all.map((id) => conversionOf(room, id)));
    await remove(size);
    expect(await Promise.all(all.map((id) => conversionOf(room, id)))).toEqual(before);
  });

  it('leave what is younger alone, also within the same conversion', async () => {
    const id = await drawn(room, { generationCount: 2 });
    const [first] = await imagesOf(room, id);
    const past = new Date(room.context.now().getTime() - 1000);
    await room.context.firestore
      .doc(documents.generatedImage(first?.imageId ?? ''))
      .update({ expiresAt: past });
    await remove();
    const { images, isDeleted } = await conversionOf(room, id);
    expect({ numbers: images.map(({ number }) => number), isDeleted }).toEqual({
      numbers: [2],
      isDeleted: false,
    });
    expect(await filesOf(room)).toHaveLength(3);
  });

  it('expire although they were deleted before, one by one or together', async () => {
    const single = await drawn(room, { generationCount: 2 });
    const whole = await drawn(room, { generationCount: 1 });
    const [image] = await imagesOf(room, single);
    await setImageDeleted(room.context, stylist, { imageId: image?.imageId ?? '', isDeleted: true });
    await setConversionDeleted(room.context, stylist, { conversionId: whole, isDeleted: true });
    expect(await filesOf(room)).toHaveLength(8);
    room.wait(31 * day);
    await remove();
    await expectAllGone([single, whole]);
  });

  it('go all the same when the job dies at any step and runs again the next day', async () => {
    expectErrors(/Died at step/);
    await drawn(room, { generationCount: 2 });
    room.wait(31 * day);
    const counting = mortalContext(room.context);
    await remove(1, counting.context);
    for (let dieAt = 1; dieAt <= counting.steps(); dieAt += 1) {
      const id = await drawn(room, { generationCount: 2 });
      room.wait(31 * day);
      await remove(1, mortalContext(room.context, dieAt).context).catch((error: unknown) => {
        if (!(error instanceof Death)) throw error;
      });
      await remove(1);
      await expectAllGone([id]);
    }
  });

  it('do not come back with a person who has left', async () => {
    const id = await drawn(room, { generationCount: 1 });
    room.wait(31 * day);
    await room.context.firestore.doc(documents.imageConversion(id)).delete();
    await remove();
    expect((await room.context.firestore.doc(documents.imageConversion(id)).get()).exists).toBe(false);
  });
});

describe('files that belong to nothing', { timeout: 120_000 }, () => {
  let room: StudioFixture;
  beforeEach(async () => {
    room = await studioFixture();
  });

  it('go after a day: uploads nothing was started with, and what a death left behind', async () => {
    await uploaded(room);
    const id = await drawn(room, { generationCount: 1 });
    const living = await filesOf(room);
    const stray = async (metadata: Record<string, string>) =>
      room.context.bucket
        .file(files.studioPicture(stylist.uid, `${randomUUID()}.jpg`))
        .save('stray', { resumable: false, metadata: { metadata } });
    await stray({ imageId: 'nothing_1' });
    await stray({ imageId: `${id}_1` });
    await stray({ conversionId: id });
    const other = files.upload(stylist.uid, 'a-set', 'photo.jpg');
    await room.context.bucket.file(other).save('photo', { resumable: false });
    await removeExpired(room.context);
    expect(await filesOf(room)).toHaveLength(living.length + 4);
    room.wait(day + 60);
    await removeExpired(room.context);
    const left = await filesOf(room);
    expect(left.filter((each) => !each.startsWith(other))).toHaveLength(3);
    expect(left).toHaveLength(4);
  });

  it('of a cancelled conversion go too, should its cancelling have died', async () => {
    const id = await drawn(room, { generationCount: 1 });
    await room.context.firestore.doc(documents.imageConversion(id)).update({ status: 'processing' });
    const { context } = mortalContext(room.context, 3);
    await expect(cancelConversion(context, stylist, { conversionId: id })).rejects.toThrow(Death);
    expect(await filesOf(room)).toHaveLength(3);
    room.wait(day + 60);
    await removeExpired(room.context);
    expect(await filesOf(room)).toEqual([]);
  });
});
