import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { files } from '../../../functions/src/domain/paths.ts';
import { stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import { addDrawings, cancelGeneration, retryStamp } from '../../../functions/src/generation/index.ts';
import { createStampOfDrawings, readDrawings } from '../../../functions/src/stamps/index.ts';
import { testUser } from '../../support/backend_fixture.ts';
import { drawingSheet } from '../../support/own_drawings.ts';
import {
  executeTask,
  expectConsistent,
  type GenerationFixture,
  generationFixture,
  setState,
} from './generation_fixture.ts';

describe('a set of own drawings', { timeout: 120_000 }, () => {
  let fixture: GenerationFixture;
  let ids: readonly string[];
  beforeAll(async () => {
    fixture = await generationFixture();
    const uploadName = `${randomUUID()}.png`;
    const upload = fixture.context.bucket.file(files.previewUpload(testUser.uid, uploadName));
    await upload.save(await drawingSheet(4, 8), { resumable: false });
    const { drawings } = await readDrawings(fixture.context, testUser, {
      uploadName,
      layout: 'sheet',
      grid: null,
    });
    ids = drawings.map(({ id }) => id);
  });
  afterAll(() => fixture?.stop());

  const drawings = () => ids.map((id) => ({ id, text: '' }));
  const created = async (keepsGround = false) => {
    const { stampId } = await createStampOfDrawings(fixture.context, testUser, {
      requestId: randomUUID(),
      drawings: drawings(),
      presetId: 'classic',
      keepsGround,
      payWith: 'tokens',
    });
    const snapshot = await fixture.context.firestore.doc(`stamps/${stampId}`).get();
    return { stampId, queueId: stampSchema.parse(snapshot.data()).queueId };
  };
  const artOf = async (stampId: string) => {
    const prefix = `${files.stampFolder(testUser.uid, stampId)}art/`;
    return (await fixture.context.bucket.getFiles({ prefix }))[0].length;
  };

  it.each([
    [false, 0],
    [true, 255],
  ])('keeps their flat ground if asked (%s)', async (keepsGround, alpha) => {
    const { stampId } = await created(keepsGround);
    const prefix = `${files.stampFolder(testUser.uid, stampId)}art/`;
    const [[file]] = await fixture.context.bucket.getFiles({ prefix });
    if (!file) throw new Error('The set has no art.');
    const [png] = await file.download();
    expect((await sharp(png).ensureAlpha().raw().toBuffer())[3]).toBe(alpha);
  });

  it('that was cancelled before its first sticker is complete after a retry, with main and tab', async () => {
    const set = await created();
    await cancelGeneration(fixture.context, testUser, { stampId: set.stampId });
    expect((await setState(fixture, set)).stamp.status).toBe('failed');
    await retryStamp(fixture.context, testUser, { stampId: set.stampId });
    await executeTask(fixture.context, set);
    const { stamp, images } = await expectConsistent(fixture, set);
    expect(stamp.status).toBe('generated');
    expect(images.map(({ type }) => type).toSorted()).toEqual([
      'main',
      ...Array.from({ length: 8 }, () => 'processed'),
      'tab',
    ]);
  });

  it('fails with its own error if its art is gone', async () => {
    const set = await created();
    const prefix = `${files.stampFolder(testUser.uid, set.stampId)}art/`;
    await fixture.context.bucket.deleteFiles({ prefix });
    await executeTask(fixture.context, set);
    const { stamp } = await expectConsistent(fixture, set);
    expect(stamp).toMatchObject({ status: 'failed', failure: { code: 'set_art_missing' } });
  });

  it('keeps no art of added drawings whose drawing was cancelled', async () => {
    const set = await created();
    await executeTask(fixture.context, set);
    const addition = { stampId: set.stampId, requestId: randomUUID(), drawings: drawings() };
    await addDrawings(fixture.context, testUser, addition);
    expect(await artOf(set.stampId)).toBe(16);
    await cancelGeneration(fixture.context, testUser, { stampId: set.stampId });
    expect((await setState(fixture, set)).stamp).toMatchObject({ status: 'generated', messageCount: 8 });
    expect(await artOf(set.stampId)).toBe(8);
  });
});
