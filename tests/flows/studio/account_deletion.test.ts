import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteMe, exportMyData } from '../../../functions/src/accounts/index.ts';
import { ids } from '../../../functions/src/domain/paths.ts';
import { download } from '../../../functions/src/platform/files.ts';
import { shareImages } from '../../../functions/src/shares/index.ts';
import { drawConversion } from '../../../functions/src/studio/index.ts';
import { deletionRecord, referencesTo } from '../../support/user_with_data.ts';
import {
  conversionOf,
  drawOrder,
  type StudioFixture,
  startOrder,
  studioFixture,
  studioUser,
} from './studio_fixture.ts';

describe('deletion of a person with a gallery', { timeout: 120_000 }, () => {
  let fixture: StudioFixture;
  let id: string;
  beforeEach(async () => {
    fixture = await studioFixture();
    id = await drawOrder(fixture, { generationCount: 1 });
    const imageIds = [ids.generatedImage(id, 1)];
    await shareImages(fixture.context, studioUser, { conversionId: id, imageIds, hours: 24 });
  });

  it('removes all conversions, pictures, thumbnails and shares', async () => {
    const { path } = await exportMyData(fixture.context, studioUser);
    const zip = unzipSync((await download(fixture.context, path)) ?? new Uint8Array());
    const { images, originalImagePath } = await conversionOf(fixture, id);
    const stored = [images[0]?.imagePath, images[0]?.thumbnailPath, originalImagePath];
    expect(Object.keys(zip)).toEqual(
      expect.arrayContaining(stored.map((each) => each?.replace(`/user_${studioUser.uid}/`, '/'))),
    );
    const json = (name: string) => JSON.parse(Buffer.from(zip[`data/${name}.json`] ?? []).toString());
    expect(json('image_conversions')).toMatchObject([{ id, prompt: '夕方のあかりで' }]);
    expect(json('generated_images')).toHaveLength(1);
    expect(json('shares')).toHaveLength(1);
  });

  it('leaves nothing behind, including what is being drawn', async () => {
    const running = await startOrder(fixture);
    const drawing = drawConversion(fixture.context, running, 'task');
    const confirm = studioUser.email;
    await deleteMe(
      { ...fixture.context, stripeAccount: () => Promise.reject(new Error('not asked')) as never },
      studioUser,
      { confirm },
    );
    await drawing;
    expect(await referencesTo(fixture.context, studioUser.uid)).toEqual(deletionRecord(studioUser.uid));
  });
});
