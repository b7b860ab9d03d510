import { validatePackage } from '@pochitto/sandbox/creators-market/validate_package';
import { expect, test } from 'vitest';
import { bestActing } from '../../functions/src/domain/acting/best_acting.ts';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { messageTones, suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import { setMetadataSchema } from '../../functions/src/domain/stamps/set_metadata.ts';
import { drawMain, drawTab, packStickers } from '../../functions/src/engine/index.ts';
import { checkSet } from '../../functions/src/stamps/checks/check_set.ts';
import { draw, preset, subjectOf } from './fixtures.ts';

const photos = ['portrait_1024.jpg', 'chelsea.png'];
const sets = [
  // Drawing is slow: styles that draw get only one of the photos each.
  ...seedPresets.flatMap(({ slug, config }, at) =>
    photos
      .filter((_, index) => config.illustration === 'none' || index === at % photos.length)
      .map((photo) => ({ photo, slug })),
  ),
  { photo: 'astronaut.png', slug: 'classic' },
  { photo: 'camera.png', slug: 'neon' },
].map((set, at) => ({ ...set, tone: messageTones[at % messageTones.length] }));

const metadata = setMetadataSchema.parse({
  title: { en: 'Sunny Days', ja: 'ごきげんな毎日' },
  description: {
    en: 'Friendly photo stickers for sunny days.',
    ja: '毎日がごきげんになる写真スタンプです。',
  },
  creatorName: 'Ann',
  copyright: '(c) Ann',
});

test.each(sets)(
  'a $slug set of $photo passes our checks and the sandbox’s validator',
  async ({ photo, slug, tone }) => {
    const subject = await subjectOf(photo);
    const messages = suggestMessages(8, 'ja', tone);
    const texts = messages.map(({ text }) => text);
    const planned = planStickers(texts, { preset: preset(slug), subject: subject.kind });
    const stickers = await draw(subject, preset(slug), planned);
    const stance = { pose: null, acting: bestActing(planned.map(({ acting }) => acting)) };
    const [main, tab] = await Promise.all([
      drawMain(subject, preset(slug), stance),
      drawTab(subject, preset(slug), stance),
    ]);
    const zip = await packStickers('sticker', { main: main.png, tab: tab.png, stickers });
    const findings = checkSet({
      product: 'sticker',
      stickers: messages.map(({ id, text }, at) => ({
        messageId: id,
        text,
        png: stickers[at] ?? new Uint8Array(),
      })),
      main: main.png,
      tab: tab.png,
      zip,
      metadata,
      aiUsed: false,
      photoUsed: true,
    });
    expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
    expect((await validatePackage(zip)).filter(({ level }) => level === 'error')).toEqual([]);
    // Pictures from one renderer have no faults of a careless cut-out either.
    const careless = [
      'margin',
      'edge_touched',
      'haze',
      'halo',
      'specks',
      'low_contrast',
      'text_only',
      'main_stranger',
    ];
    expect(findings.filter(({ ruleId }) => careless.includes(ruleId))).toEqual([]);
  },
);
