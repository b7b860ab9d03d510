import { afterAll, describe, expect, it } from 'vitest';
import { closeEngine } from '../../functions/src/engine/index.ts';
import { draw, plainPose, preset, subjectOf } from './fixtures.ts';

afterAll(closeEngine);

const text = 'おはよう！';
const digest = (pictures: readonly Uint8Array[]) =>
  pictures.map((png) => Buffer.from(png).toString('base64'));

describe('style that draws or recolors its subjects', () => {
  it.each(['pen', 'showa'])('%s overrides the color effect of a sticker', async (slug) => {
    const subject = await subjectOf('chelsea.png');
    const poses = [plainPose, { ...plainPose, effect: 'pop' as const }];
    const stickers = poses.map((pose) => ({ text, pose, acting: null }));
    // The same position in the set, because caption colors alternate.
    const [plain] = digest(await draw(subject, preset(slug), stickers.slice(0, 1)));
    const [pop] = digest(await draw(subject, preset(slug), stickers.slice(1)));
    expect(pop).toBe(plain);
  });

  it('leaves AI drawings unchanged', async () => {
    const art = { ...(await subjectOf('chelsea.png')), frame: null };
    const config = preset('anime');
    const sticker = [{ text, pose: plainPose }];
    const [drawn] = digest(await draw(art, config, sticker));
    const [photo] = digest(await draw({ ...art }, { ...config, illustration: 'none' }, sticker));
    expect(drawn).toBe(photo);
  });
});
