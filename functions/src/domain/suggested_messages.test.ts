import { describe, expect, it } from 'vitest';
import { lookSchema } from './look.ts';
import { messageProblem, tidyMessage } from './message_text.ts';
import { stickerSpec } from './sticker_spec.ts';
import { messageTones, suggestedMessages, suggestMessages } from './suggested_messages.ts';
import { locales } from './user.ts';

describe('suggested messages', () => {
  it('offers at least twelve in every tone', () => {
    for (const tone of messageTones) {
      expect(suggestedMessages.filter((message) => message.tone === tone).length).toBeGreaterThanOrEqual(12);
    }
  });

  it('can all be drawn as they are written', () => {
    for (const message of suggestedMessages) {
      expect(lookSchema.parse(message.look)).toEqual(message.look);
      for (const locale of locales) {
        expect(tidyMessage(message[locale])).toBe(message[locale]);
        expect([message[locale], messageProblem(message[locale])]).toEqual([message[locale], null]);
      }
    }
  });

  it('never repeats an id or a text', () => {
    for (const key of ['id', ...locales] as const) {
      expect(new Set(suggestedMessages.map((message) => message[key])).size).toBe(suggestedMessages.length);
    }
  });

  it('fills every size of set in every tone, with neighbours that look different', () => {
    for (const count of stickerSpec.counts) {
      for (const tone of [undefined, ...messageTones]) {
        const chosen = suggestMessages(count, 'ja', tone);
        expect(new Set(chosen.map((message) => message.text)).size).toBe(count);
        for (const [index, { look }] of chosen.entries()) {
          const before = chosen[index - 1]?.look;
          expect([look.pose, look.flip]).not.toEqual([before?.pose, before?.flip]);
        }
      }
    }
  });

  it('mixes every tone into the smallest set', () => {
    const tones = suggestMessages(8, 'en').map(
      ({ id }) => suggestedMessages.find((message) => message.id === id)?.tone,
    );
    expect(new Set(tones)).toEqual(new Set(messageTones));
  });

  it('begins with the tone that was asked for', () => {
    const polite = suggestedMessages.filter((message) => message.tone === 'polite').map(({ id }) => id);
    expect(polite).toEqual(expect.arrayContaining(suggestMessages(8, 'ja', 'polite').map(({ id }) => id)));
  });
});
