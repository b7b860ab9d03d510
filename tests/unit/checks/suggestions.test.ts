import { suggestedMessages } from '@pochitto/functions/domain/generation/suggested_messages';
import type { DocumentReference } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { engines } from '../../../functions/src/domain/generation/generate_queue.ts';
import { generateQueueMessageSchema } from '../../../functions/src/domain/generation/generate_queue_message.ts';
import {
  type MessageTone,
  messageTones,
  suggestMessages,
} from '../../../functions/src/domain/generation/suggested_messages.ts';
import { seedPresets } from '../../../functions/src/domain/presets/seed_presets.ts';
import {
  maxTags,
  metadataLimits,
  type SetMetadata,
  type SetMetadataInput,
  setMetadataSchema,
} from '../../../functions/src/domain/stamps/set_metadata.ts';
import { stampSchema } from '../../../functions/src/domain/stamps/stamp.ts';
import { textUnits } from '../../../functions/src/domain/stamps/text_units.ts';
import { checkSet } from '../../../functions/src/stamps/checks/check_set.ts';
import { filledInMetadata, suggestTexts } from '../../../functions/src/stamps/suggest_texts.ts';
import { goodSet } from './good_set.ts';

const stamp = (presetId: string | null, engine: (typeof engines)[number]) =>
  stampSchema.parse({
    userId: 'ann',
    queueId: 'q',
    title: '',
    description: '',
    category: '',
    tags: [],
    presetId,
    presetConfig: null,
    subject: 'auto',
    payWith: 'tokens',
    engine,
    messageCount: 8,
    status: 'generated',
    retryCount: 0,
    consumedTokens: 0,
    failure: null,
    metadata: {},
    packagePath: null,
    creatorsMarketId: null,
    reviewStatus: null,
    reviewMessage: null,
    createdAt: new Date(),
    updatedAt: new Date(),
    deletedAt: null,
  });

function suggestionsFor(
  stampId: string,
  presetId: string | null,
  engine: (typeof engines)[number] = 'embedded',
  tone?: MessageTone,
  displayName = 'Ann',
) {
  const stickers = suggestMessages(8, 'ja', tone ?? 'mix').map(({ text }, at) => ({
    messageId: `m${at + 1}`,
    text,
    url: '',
    captionSize: null,
    faults: [],
    acting: null,
  }));
  return suggestTexts({ set: { stampId, stamp: stamp(presetId, engine), stickers }, displayName });
}

const cases = seedPresets.flatMap(({ slug }) =>
  engines.flatMap((engine) => messageTones.map((tone) => [slug, engine, tone] as const)),
);

/** Runs only the checks of texts, which are fast. */
const textFindings = (metadata: SetMetadata) =>
  checkSet({ ...goodSet(), stickers: [], main: null, tab: null, metadata }).filter(
    ({ field }) => field !== null,
  );

describe('suggested metadata', () => {
  it.each(cases)('breaks no rule for a %s set by the %s engine with %s messages', (slug, engine, tone) => {
    const { proposals, creatorName, copyright, tags } = suggestionsFor('s1', slug, engine, tone);
    expect(proposals.length).toBeGreaterThanOrEqual(3);
    for (const { title, description } of proposals) {
      const metadata = setMetadataSchema.parse({ title, description, creatorName, copyright, tags });
      expect(textFindings(metadata)).toEqual([]);
    }
  });

  it('stays within the limits for an unknown preset and a name that the form rejects', () => {
    const { proposals, creatorName, copyright } = suggestionsFor('s1', 'gone', 'embedded', undefined, '😀');
    for (const { title, description } of proposals) {
      for (const language of ['en', 'ja'] as const) {
        expect(textUnits(title[language])).toBeGreaterThan(4);
        expect(textUnits(title[language])).toBeLessThanOrEqual(metadataLimits.title);
        expect(textUnits(description[language])).toBeLessThanOrEqual(metadataLimits.description);
      }
    }
    expect([creatorName, copyright]).toEqual(['My Stickers', '(c) My Stickers']);
  });

  it('differs in every field and between sets, and is the same for the same set', () => {
    const titles = suggestionsFor('s1', 'classic').proposals.map(({ title }) => title.en);
    expect(new Set(titles).size).toBe(titles.length);
    const first = Array.from(
      { length: 20 },
      (_, at) => suggestionsFor(`set-${at}`, 'classic').proposals[0]?.title.en,
    );
    expect(new Set(first).size).toBeGreaterThan(8);
    expect(suggestionsFor('s1', 'classic')).toEqual(suggestionsFor('s1', 'classic'));
  });

  it('mentions a photo only if there is one', () => {
    const drawn = suggestionsFor('s1', 'classic', 'openai').proposals.map(({ description }) => description);
    expect(JSON.stringify(drawn)).not.toMatch(/photo|写真/);
  });

  it('has tags for most suggested messages, and never more than the form accepts', () => {
    const texts = suggestedMessages.flatMap(({ ja, en }) => [ja, en]);
    const stickers = texts.map((text, at) => ({
      messageId: `m${at}`,
      text,
      url: '',
      captionSize: null,
      faults: [],
      acting: null,
    }));
    const { tags } = suggestTexts({
      set: { stampId: 's', stamp: stamp('classic', 'embedded'), stickers },
      displayName: '',
    });
    const counts = Object.values(tags).map(({ length }) => length);
    expect(counts.filter((count) => count > 0).length / counts.length).toBeGreaterThan(0.75);
    expect(Math.max(...counts)).toBeLessThanOrEqual(maxTags);
  });
});

describe('metadata of a finished set', () => {
  const messages = suggestMessages(8, 'ja', 'friendly').map(({ text }, at) => ({
    id: `m${at + 1}`,
    reference: {} as DocumentReference,
    data: generateQueueMessageSchema.parse({
      userId: 'ann',
      queueId: 'q',
      stampId: 's1',
      message: text,
      orderPriority: at + 1,
      pose: null,
      styleIndex: at,
      state: 'done',
      failure: null,
      createdAt: new Date(),
      updatedAt: new Date(),
      deletedAt: null,
    }),
  }));
  const formOf = (metadata: SetMetadataInput = {}) =>
    filledInMetadata({
      id: 's1',
      messages,
      displayName: 'Ann',
      stamp: { ...stamp('watercolour', 'embedded'), metadata: setMetadataSchema.parse(metadata) },
    });

  it('is complete without edits: checks find nothing in its texts', () => {
    const metadata = formOf();
    expect(textFindings(metadata)).toEqual([]);
    expect(Object.keys(metadata.tags).length).toBeGreaterThan(4);
    expect([metadata.creatorName, metadata.copyright]).toEqual(['Ann', '(c) Ann']);
  });

  it('has Chinese texts only if its messages are Chinese', () => {
    expect(formOf().title).not.toHaveProperty('zh-Hant');
    const chinese = filledInMetadata({
      id: 's1',
      messages: messages.map((message, at) => ({
        ...message,
        data: { ...message.data, message: suggestedMessages[at]?.['zh-Hant'] ?? '' },
      })),
      displayName: 'Ann',
      stamp: { ...stamp('watercolour', 'embedded'), metadata: setMetadataSchema.parse({}) },
    });
    expect(textFindings(chinese)).toEqual([]);
    expect(chinese.title['zh-Hant']).toMatch(/^\p{P}?\p{Script=Han}/u);
    expect(chinese.description['zh-Hant']).toMatch(/等，.*貼圖。$/u);
  });

  it('keeps what the person wrote, word by word', () => {
    const own = {
      title: { en: 'Mine', ja: null },
      description: { en: '', ja: '自分で書きました' },
      creatorName: 'Somebody',
      copyright: '(c) Somebody',
      tags: { m1: ['朝'] },
      styleCategory: 'Funny' as const,
    };
    expect(formOf(own)).toMatchObject(own);
  });
});

describe('suggested messages', () => {
  it('break no rule about captions', () => {
    const stickers = suggestedMessages
      .flatMap(({ ja, en }) => [ja, en])
      .map((text, at) => ({ messageId: `m${at}`, text, png: new Uint8Array() }));
    const findings = checkSet({ ...goodSet(), stickers });
    expect(findings.filter(({ ruleId }) => ruleId.startsWith('caption_'))).toEqual([]);
  });
});
