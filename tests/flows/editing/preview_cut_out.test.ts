import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { files } from '../../../functions/src/domain/paths.ts';
import type { Subject } from '../../../functions/src/domain/stamps/stamp.ts';
import { decodeCutOut } from '../../../functions/src/engine/index.ts';
import { previewCutOut, removeOldPreviews } from '../../../functions/src/stamps/index.ts';
import { type BackendFixture, backendFixture, testUser } from '../../support/backend_fixture.ts';
import { photo, smallPhoto } from '../../support/sets.ts';

describe('preview of a cut-out before payment', { timeout: 120_000 }, () => {
  let fixture: BackendFixture;

  beforeEach(async () => {
    fixture = await backendFixture();
  });

  const uploadPhoto = async (bytes: Uint8Array) => {
    const uploadName = `${randomUUID()}.jpg`;
    const file = fixture.context.bucket.file(files.previewUpload(testUser.uid, uploadName));
    await file.save(Buffer.from(bytes), { contentType: 'image/jpeg', resumable: false });
    return { uploadName, file };
  };
  const preview = (uploadName: string, subject: Subject = 'auto') =>
    previewCutOut(fixture.context, testUser, { uploadName, subject });

  it('returns the cut-out of the photo, and removes the upload', async () => {
    const { uploadName, file } = await uploadPhoto(await smallPhoto());
    const { path } = await preview(uploadName);
    expect(path.startsWith(files.previewFolder(testUser.uid))).toBe(true);
    const [bytes] = await fixture.context.bucket.file(path).download();
    const cutOut = await decodeCutOut(bytes);
    expect(cutOut).toMatchObject({ kind: 'person', frame: { photoWidth: 320 } });
    expect((await file.exists())[0]).toBe(false);
  });

  it('is computed once for the same photo, and again for another subject', async () => {
    const names = await Promise.all(
      [1, 2, 3].map(async () => (await uploadPhoto(await smallPhoto())).uploadName),
    );
    const { path } = await preview(names[0] ?? '');
    const [made] = await fixture.context.bucket.file(path).getMetadata();
    expect(await preview(names[1] ?? '')).toEqual({ path });
    const [again] = await fixture.context.bucket.file(path).getMetadata();
    expect(again.timeCreated).toBe(made.timeCreated);
    expect((await preview(names[2] ?? '', 'thing')).path).not.toBe(path);
  });

  it.each([
    ['a file that is not a photo', Buffer.from('not a photo'), 'photo_not_an_image'],
    ['an empty sky', 'empty_sky.png', 'photo_no_subject'],
  ])('of %s returns its reason, and removes the upload', async (_, source, code) => {
    const { uploadName, file } = await uploadPhoto(typeof source === 'string' ? await photo(source) : source);
    await expect(preview(uploadName)).rejects.toMatchObject({ code });
    expect((await file.exists())[0]).toBe(false);
  });

  it('requires a photo', async () => {
    await expect(preview('nothing.jpg')).rejects.toMatchObject({ code: 'photo_missing' });
  });

  it('is removed after a day, with photos that were never previewed', async () => {
    const { uploadName } = await uploadPhoto(await smallPhoto());
    const { path } = await preview(uploadName);
    const { file: forgotten } = await uploadPhoto(await smallPhoto());
    const elsewhere = fixture.context.bucket.file(files.upload(testUser.uid, 'a-set', 'photo.jpg'));
    await elsewhere.save('photo', { resumable: false });
    expect(await removeOldPreviews(fixture.context)).toBe(0);
    fixture.wait(86_401);
    expect(await removeOldPreviews(fixture.context)).toBe(2);
    const kept = await Promise.all(
      [fixture.context.bucket.file(path), forgotten, elsewhere].map(async (file) => (await file.exists())[0]),
    );
    expect(kept).toEqual([false, false, true]);
  });
});
