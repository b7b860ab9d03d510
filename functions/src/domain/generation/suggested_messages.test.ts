import { describe, expect, it } from 'vitest';
import { locales } from '../accounts/user.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import { stickerSpec } from '../product/product_spec.ts';
import { messageProblem, tidyMessage } from '../stamps/message_text.ts';
import { messagePackNames } from './message_packs.ts';
import { messageTones, packedMessages, suggestedMessages, suggestMessages } from './suggested_messages.ts';

describe('message packs', () => {
  it('have at least 14 messages that can be drawn and have a feeling', () => {
    for (const pack of messagePackNames) {
      const own = packedMessages.filter((message) => message.pack === pack);
      expect([pack, own.length >= 14]).toEqual([pack, true]);
    }
    for (const { ja, en } of packedMessages) {
      for (const text of [ja, en]) expect([text, messageProblem(text)]).toEqual([text, null]);
    }
  });

  it('fill every size of set with different messages, their own first', () => {
    for (const pack of messagePackNames) {
      for (const locale of locales) {
        for (const count of stickerSpec.counts) {
          const chosen = suggestMessages(count, locale, pack);
          expect(new Set(chosen.map(({ text }) => text)).size).toBe(count);
        }
        const first = suggestMessages(8, locale, pack).filter(({ id }) => id.startsWith(`${pack}-`));
        expect([pack, first.length >= 6]).toEqual([pack, true]);
      }
    }
  });

  it('are all read as a feeling other than neutral', () => {
    const neutral = packedMessages.flatMap(({ ja, en }) =>
      [ja, en].filter((text) => feelingOf(text) === 'neutral'),
    );
    expect(neutral).toEqual([]);
  });
});

describe('suggested messages', () => {
  it('are at least 40 in every tone', () => {
    for (const tone of messageTones) {
      expect(suggestedMessages.filter((message) => message.tone === tone).length).toBeGreaterThanOrEqual(40);
    }
  });

  it('can all be drawn without changes', () => {
    for (const message of suggestedMessages) {
      for (const locale of locales) {
        expect(tidyMessage(message[locale])).toBe(message[locale]);
        expect([message[locale], messageProblem(message[locale])]).toEqual([message[locale], null]);
      }
    }
  });

  it('have unique ids and texts', () => {
    for (const key of ['id', ...locales] as const) {
      expect(new Set(suggestedMessages.map((message) => message[key])).size).toBe(suggestedMessages.length);
    }
  });

  it('fill every size of set in every tone with messages of that tone only', () => {
    for (const count of stickerSpec.counts) {
      for (const tone of messageTones) {
        const chosen = suggestMessages(count, 'ja', tone);
        expect(new Set(chosen.map(({ text }) => text)).size).toBe(count);
        const tones = chosen.map(({ id }) => suggestedMessages.find((message) => message.id === id)?.tone);
        expect(new Set(tones)).toEqual(new Set([tone]));
      }
    }
  });

  it('are friendly by default, and mix all tones on request', () => {
    expect(suggestMessages(40, 'en')).toEqual(suggestMessages(40, 'en', 'friendly'));
    const tones = suggestMessages(8, 'en', 'mix').map(
      ({ id }) => suggestedMessages.find((message) => message.id === id)?.tone,
    );
    expect(new Set(tones)).toEqual(new Set(messageTones));
  });

  it('repeat each feeling at most twice in a small set', () => {
    for (const tone of [...messageTones, 'mix'] as const) {
      for (const count of [8, 16, 24]) {
        const feelings = suggestMessages(count, 'ja', tone).map(({ text }) => feelingOf(text));
        const most = Math.max(...feelings.map((each) => feelings.filter((other) => other === each).length));
        expect([tone, count, most <= 2]).toEqual([tone, count, true]);
      }
    }
  });

  it('all have a feeling that is read from their words', () => {
    const neutral = suggestedMessages.filter(({ ja, en }) =>
      [ja, en].some((text) => feelingOf(text) === 'neutral'),
    );
    expect(neutral.map(({ ja, en }) => `${ja} ${en}`)).toEqual([]);
  });

  it('start with the requested tone', () => {
    const polite = suggestedMessages.filter((message) => message.tone === 'polite').map(({ id }) => id);
    expect(polite).toEqual(expect.arrayContaining(suggestMessages(8, 'ja', 'polite').map(({ id }) => id)));
  });
});
