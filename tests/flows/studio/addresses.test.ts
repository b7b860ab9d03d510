import { beforeAll, describe, expect, it } from 'vitest';
import { closeAddressesOfShutOut, setActive } from '../../../functions/src/accounts/index.ts';
import { documents, files } from '../../../functions/src/domain/paths.ts';
import {
  closeStudioAddresses,
  setConversionDeleted,
  setImageDeleted,
} from '../../../functions/src/studio/index.ts';
import { deployedContext } from '../../support/bare_context.ts';
import { stack } from '../../support/stack.ts';
import {
  conversionOf,
  drawOrder,
  imagesOf,
  type StudioFixture,
  studioFixture,
  studioUser,
} from './studio_fixture.ts';

const day = 86_400;

describe('download address of a file', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  beforeAll(async () => {
    // These addresses bypass rules, which are loaded for the buckets of the deployed project only.
    const { context, ...rest } = await studioFixture();
    fixture = { ...rest, context: { ...context, bucket: deployedContext().context.bucket } };
  });

  const objectOf = (path: string) =>
    `http://${stack().emulators.storage}/v0/b/${fixture.context.bucket.name}/o/${encodeURIComponent(path)}`;

  /** Creates an address as the SDK does for a person who may read the file: with a token in its metadata. */
  async function createAddress(path: string): Promise<string> {
    const answer = await fetch(objectOf(path), { headers: { authorization: 'Bearer owner' } });
    const { downloadTokens } = (await answer.json()) as { downloadTokens: string };
    return `${objectOf(path)}?alt=media&token=${downloadTokens.split(',')[0]}`;
  }

  const statusesOf = (addresses: readonly string[]) =>
    Promise.all(addresses.map(async (address) => (await fetch(address)).status));

  /** Creates a conversion with addresses of its first picture, its thumbnail and the original. */
  async function withAddresses() {
    const conversionId = await drawOrder(fixture);
    const [image] = await imagesOf(fixture, conversionId);
    if (!image) throw new Error('It has no picture.');
    const { originalImagePath } = await conversionOf(fixture, conversionId);
    const paths = [image.imagePath, image.thumbnailPath, originalImagePath];
    const addresses = await Promise.all(paths.map(createAddress));
    expect(await statusesOf(addresses)).toEqual([200, 200, 200]);
    return { conversionId, imageId: image.imageId, paths, addresses };
  }

  it('closes when its picture is deleted; the file stays, and the owner can restore it', async () => {
    const { imageId, paths, addresses } = await withAddresses();
    const [bytes] = await fixture.context.bucket.file(paths[0] ?? '').download();
    const [{ contentType, metadata }] = await fixture.context.bucket.file(paths[0] ?? '').getMetadata();
    await setImageDeleted(fixture.context, studioUser, { imageId, isDeleted: true });
    expect(await statusesOf(addresses)).toEqual([403, 403, 200]);
    await setImageDeleted(fixture.context, studioUser, { imageId, isDeleted: false });
    expect(await statusesOf(addresses)).toEqual([403, 403, 200]);
    expect((await fixture.context.bucket.file(paths[0] ?? '').download())[0]).toEqual(bytes);
    const [after] = await fixture.context.bucket.file(paths[0] ?? '').getMetadata();
    expect(after.contentType).toBe(contentType);
    expect(after.metadata).toMatchObject({ imageId: metadata?.imageId });
  });

  it('closes when its conversion is deleted', async () => {
    const { conversionId, addresses } = await withAddresses();
    await setConversionDeleted(fixture.context, studioUser, { conversionId, isDeleted: true });
    expect(await statusesOf(addresses)).toEqual([403, 403, 403]);
  });

  it('closes within minutes after a deletion that crashed', async () => {
    const { conversionId, addresses } = await withAddresses();
    const at = fixture.context.now();
    await fixture.context.firestore
      .doc(documents.imageConversion(conversionId))
      .update({ isDeleted: true, deletedAt: at });
    for (const { imageId } of await imagesOf(fixture, conversionId)) {
      await fixture.context.firestore
        .doc(documents.generatedImage(imageId))
        .update({ isDeleted: true, deletedAt: at });
    }
    await closeStudioAddresses(fixture.context);
    expect(await statusesOf(addresses)).toEqual([403, 403, 403]);
  });

  it('closes when its file expires, hours before the file is removed', async () => {
    const { addresses } = await withAddresses();
    fixture.wait(30 * day + 60);
    await closeStudioAddresses(fixture.context);
    expect(await statusesOf(addresses)).toEqual([403, 403, 403]);
  });

  it('closes when its owner is deactivated, for every file', async () => {
    const { addresses } = await withAddresses();
    const { uid } = studioUser;
    const others = [files.package(uid, 'set'), files.submissionPicture(uid, 'set', 1, '01-form')];
    for (const path of others) await fixture.context.bucket.file(path).save('file', { resumable: false });
    const open = [...addresses, ...(await Promise.all(others.map(createAddress)))];
    const admin = { ...studioUser, uid: 'admin' };
    await fixture.context.auth().then((auth) => auth.createUser({ uid }));
    await setActive(fixture.context, admin, { uid, isActive: false });
    expect(await statusesOf(open)).toEqual(open.map(() => 403));
    const profile = () => fixture.context.firestore.doc(documents.user(uid)).get();
    expect((await profile()).get('hasOpenAddresses')).toBe(false);
    // The same after a crash right after the profile was changed:
    const again = await Promise.all(others.map(createAddress));
    await fixture.context.firestore.doc(documents.user(uid)).update({ hasOpenAddresses: true });
    await closeAddressesOfShutOut(fixture.context);
    expect(await statusesOf(again)).toEqual(again.map(() => 403));
    expect((await profile()).get('hasOpenAddresses')).toBe(false);
  });
});
