import type { DocumentReference } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { feelingOf } from '../../domain/acting/feeling_of.ts';
import { planSet } from '../../domain/acting/plan_set.ts';
import { api, type CallableRequest } from '../../domain/api.ts';
import { PochittoError } from '../../domain/errors.ts';
import { generateQueueMessageSchema } from '../../domain/generation/generate_queue_message.ts';
import type { Preset } from '../../domain/presets/preset.ts';
import { seedPresets } from '../../domain/presets/seed_presets.ts';
import { products } from '../../domain/product/product_spec.ts';
import { derivationKey, mayDerive } from '../../domain/stamps/derivation.ts';
import { type Stamp, stampSchema } from '../../domain/stamps/stamp.ts';
import { derivationPrice } from '../../domain/tokens/prices.ts';
import type { QueueMessage } from '../../stamps/index.ts';
import { planDerivation } from './plan_derivation.ts';

const at = new Date(0);
const presetOf = (slug: string): Preset => {
  const seed = seedPresets.find((each) => each.slug === slug);
  if (!seed) throw new Error(`There is no style ${slug}.`);
  return { ...seed, isActive: true, isEdited: false, createdAt: at, updatedAt: at };
};
const classic = presetOf('classic');
const showa = presetOf('showa');

const stamp = (fields: object = {}): Stamp =>
  stampSchema.parse({
    userId: 'me',
    queueId: 'queue',
    title: '',
    description: '',
    category: '',
    tags: [],
    presetId: 'classic',
    presetConfig: classic.config,
    subject: 'auto',
    payWith: 'ticket',
    messageCount: 8,
    revision: 3,
    status: 'generated',
    retryCount: 0,
    consumedTokens: 0,
    failure: null,
    metadata: {},
    packagePath: null,
    creatorsMarketId: null,
    reviewStatus: null,
    reviewMessage: null,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    ...fields,
  });

const messagesOf = (texts: readonly string[], caption: object | null = null): QueueMessage[] => {
  const plan = planSet(texts, { preset: classic.config, subject: 'person' });
  return texts.map((message, index) => ({
    id: `message${index}`,
    reference: {} as DocumentReference,
    data: generateQueueMessageSchema.parse({
      userId: 'me',
      stampId: 'parent',
      queueId: 'queue',
      message,
      pose: null,
      acting: plan[index],
      caption,
      styleIndex: index,
      orderPriority: index + 1,
      state: 'done',
      failure: null,
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
    }),
  }));
};
const japanese = [
  'ありがとう',
  '了解です',
  'おはよう',
  'おやすみ',
  'ごめんね',
  'がんばって',
  'いいね！',
  'またね',
];

type Asked<Kind> = Omit<Extract<CallableRequest<'deriveSet'>, { kind: Kind }>, 'kind' | 'stampId'>;
const inLanguage = (fields: Partial<Asked<'language'>> = {}) =>
  ({
    kind: 'language',
    stampId: 'parent',
    revision: 3,
    language: 'en',
    messages: {},
    payWith: 'tokens',
    ...fields,
  }) as const;
const inStyle = (presetId = 'showa') =>
  ({ kind: 'style', stampId: 'parent', presetId, payWith: 'ticket' }) as const;

function rejectionCode(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PochittoError) return error.code;
    throw error;
  }
  throw new Error('It was not rejected.');
}

describe('a duplicate in another style', () => {
  it('keeps messages and actings, and takes border, font and colors from the new style', () => {
    const messages = messagesOf(japanese, { font: 'yusei-magic', color: '#112233', scale: 1.2 });
    const plan = planDerivation(stamp(), messages, inStyle(), showa);
    expect(plan.stamp).toEqual({
      product: 'sticker',
      presetId: 'showa',
      presetConfig: showa.config,
      payWith: 'ticket',
    });
    expect(plan.contents.map(({ message, acting }) => ({ message, acting }))).toEqual(
      messages.map(({ data }) => ({ message: data.message, acting: data.acting })),
    );
    expect(plan.contents[0]?.caption).toMatchObject({ font: null, color: null, scale: 1.2 });
  });

  it('is rejected in the style that the set already has, and in a removed style', () => {
    const messages = messagesOf(japanese);
    expect(rejectionCode(() => planDerivation(stamp(), messages, inStyle('classic'), classic))).toBe(
      'derived_same_style',
    );
    const removed = { ...showa, isActive: false };
    expect(rejectionCode(() => planDerivation(stamp(), messages, inStyle(), removed))).toBe('preset_unknown');
  });

  it('has the font of Chinese captions if the messages are Chinese', () => {
    const messages = messagesOf(['謝謝', '晚安', '加油！', '收到！', '好喔！', '抱歉', '早安！', '拜拜〜']);
    const plan = planDerivation(stamp(), messages, inStyle(), showa);
    expect(plan.stamp.presetConfig?.font).toBe('mochiy-pop-one');
  });
});

describe('a twin in another language', () => {
  it('has suggested translations except where the person wrote their own, and the same feelings', () => {
    const messages = messagesOf(japanese);
    const plan = planDerivation(stamp(), messages, inLanguage({ messages: { message7: 'See ya!' } }), null);
    expect(plan.contents.map(({ message }) => message)).toEqual([
      'Thanks!',
      'Understood',
      'Morning!',
      'Good night',
      'Forgive me…',
      'You got this!',
      'Nice!',
      'See ya!',
    ]);
    expect(plan.contents.map(({ acting }) => acting?.feeling)).toEqual(japanese.map(feelingOf));
    expect(plan.stamp.presetConfig).toEqual(classic.config);
  });

  it('moves a caption from the side where its words do not fit', () => {
    const messages = messagesOf(japanese).map((message) => ({
      ...message,
      data: {
        ...message.data,
        acting: message.data.acting && {
          ...message.data.acting,
          lettering: { style: 'upright', place: 'left' as const, bubble: null },
        },
      },
    }));
    const given = { message0: 'Thank you so very much', message1: 'OK', message2: 'Hi there' };
    const plan = planDerivation(stamp(), messages, inLanguage({ messages: given }), null);
    expect(plan.contents.map(({ acting }) => acting?.lettering).slice(0, 3)).toEqual([
      { style: 'plain', place: 'bottom', bubble: null },
      { style: 'upright', place: 'left', bubble: null },
      { style: 'stack', place: 'left', bubble: null },
    ]);
  });

  it('in Chinese has the one font that has the characters, in every caption', () => {
    const messages = messagesOf(japanese, { font: 'dela-gothic-one' });
    const plan = planDerivation(stamp(), messages, inLanguage({ language: 'zh-Hant' }), null);
    expect(plan.stamp.presetConfig?.font).toBe('mochiy-pop-one');
    expect(plan.contents.every(({ caption }) => caption?.font === null)).toBe(true);
  });

  it('is rejected in the language of the set, of other messages, and without any change', () => {
    const plan = (texts: readonly string[], fields: Partial<Asked<'language'>>) => () =>
      planDerivation(stamp(), messagesOf(texts), inLanguage(fields), null);
    expect(rejectionCode(plan(japanese, { language: 'ja' }))).toBe('derived_same_language');
    expect(rejectionCode(plan(japanese, { revision: 2 }))).toBe('stamp_changed');
    expect(rejectionCode(plan(japanese, { messages: { other: 'Hi' } }))).toBe('stamp_changed');
    const unknown = Array.from({ length: 40 }, (_, index) => `犬${index}号`);
    expect(rejectionCode(plan(unknown, {}))).toBe('derived_same_messages');
    expect(plan(unknown, { messages: { message39: 'Dog 39' } })().contents[39]?.message).toBe('Dog 39');
  });

  it('rejects a message of 3,000 characters, and a language that there is none of', () => {
    const parse = (fields: object) =>
      api.deriveSet.input.safeParse({ ...inLanguage(), ...fields }).error?.issues[0];
    expect(parse({ messages: { message0: 'あ'.repeat(3000) } })).toMatchObject({
      message: 'message_too_long',
      path: ['messages', 'message0'],
    });
    expect(parse({ language: 'fr' })?.path).toEqual(['language']);
    expect(parse({})).toBeUndefined();
  });
});

describe('a derived set', () => {
  it('has the largest number of stickers that a package may have', () => {
    const texts = Array.from({ length: 10 }, (_, index) => `ありがとう${index}`);
    expect(planDerivation(stamp(), messagesOf(texts), inStyle(), showa).messages).toHaveLength(8);
    expect(rejectionCode(() => planDerivation(stamp(), messagesOf(texts.slice(3)), inStyle(), showa))).toBe(
      'derived_count',
    );
  });

  it('costs what a new set costs, unless it is another product', () => {
    expect(derivationPrice({ kind: 'style', presetId: 'showa' }, 16)).toBe(16);
    expect(derivationPrice({ kind: 'language', language: 'en' }, 40)).toBe(40);
    expect(derivationPrice({ kind: 'product', product: 'emoji' }, 40)).toBe(10);
  });

  it('in another style or language is made from stickers only, not from emoji or animations', () => {
    const derivable = products.filter((product) => mayDerive(product, { kind: 'language', language: 'en' }));
    expect(derivable).toEqual(['sticker']);
    expect(mayDerive('emoji', { kind: 'style', presetId: 'showa' })).toBe(false);
  });

  it('has a key of its own for every product, style and language', () => {
    const keys = [
      derivationKey({ kind: 'product', product: 'emoji' }),
      derivationKey({ kind: 'style', presetId: 'emoji' }),
      derivationKey({ kind: 'language', language: 'en' }),
      derivationKey({ kind: 'style', presetId: 'en' }),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});
