import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { closeEngine } from '../../functions/src/engine/index.ts';
import { draw, preset, subjectOf } from './fixtures.ts';

afterAll(closeEngine);

/** The size on a phone's keyboard, px. */
const side = 80;
const chatGround = '#8CABD9';
/** Difference of a channel, out of 255, that is visible at a glance. */
const seenFrom = 48;
/** Minimum share of visibly different pixels in two thumbnails. */
const leastApart = 0.15;

async function thumbnail(png: Uint8Array): Promise<Buffer> {
  return sharp(png)
    .resize(side, side, { fit: 'contain', background: chatGround })
    .flatten({ background: chatGround })
    .raw()
    .toBuffer();
}

function apart(one: Buffer, other: Buffer): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 3) {
    const isSeen = [0, 1, 2].some((channel) => {
      return Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) > seenFrom;
    });
    if (isSeen) count++;
  }
  return count / (side * side);
}

describe('set of 40 on the keyboard', () => {
  it.each(['astronaut.png', 'chelsea.png'])('of %s has no two stickers that look alike', async (photo) => {
    const subject = await subjectOf(photo);
    const config = preset('classic');
    const texts = suggestMessages(40, 'ja').map(({ text }) => text);
    const drawn = await draw(subject, config, planStickers(texts, { preset: config, subject: subject.kind }));
    const thumbnails = await Promise.all(drawn.map(thumbnail));
    const alike = thumbnails.flatMap((one, at) =>
      thumbnails
        .slice(0, at)
        .flatMap((other, before) => (apart(one, other) < leastApart ? `${texts[at]} ${texts[before]}` : [])),
    );
    expect(thumbnails).toHaveLength(40);
    expect(alike).toEqual([]);
  });
});
