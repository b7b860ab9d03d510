import { describe, expect, it } from 'vitest';
import { feelings } from '../acting/feeling.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import { messageLanguages, messageProblem, tidyMessage } from '../stamps/message_text.ts';
import { packedMessages, suggestedMessages, suggestMessages } from './suggested_messages.ts';
import { languageOfMessages, translateMessages } from './translate_messages.ts';

const phrases = [...suggestedMessages, ...packedMessages];
const plain = (text: string) => ({ text, feeling: null });

describe('the phrases of all tones and packs', () => {
  it('have a text in every language that can be drawn', () => {
    for (const language of messageLanguages) {
      const problems = phrases.filter((phrase) => messageProblem(tidyMessage(phrase[language])) !== null);
      expect(problems).toEqual([]);
    }
  });

  it('are translated by the table, from each language to each other', () => {
    for (const from of messageLanguages) {
      for (const to of messageLanguages) {
        const translations = translateMessages(
          phrases.map((phrase) => plain(phrase[from])),
          to,
        );
        expect(translations.filter(({ source }) => source !== 'table')).toEqual([]);
      }
    }
  });

  it('do not repeat a Chinese text within a tone or a pack', () => {
    const groups = Map.groupBy(phrases, (phrase) => ('pack' in phrase ? phrase.pack : phrase.tone));
    for (const [, group] of groups) {
      const texts = group.map((phrase) => phrase['zh-Hant']);
      expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    }
  });

  it('include one for every feeling but neutral', () => {
    const shown = new Set(phrases.map(({ ja }) => feelingOf(ja)));
    expect(feelings.filter((feeling) => feeling !== 'neutral' && !shown.has(feeling))).toEqual([]);
  });
});

describe('translating messages', () => {
  it('ignores emoji, width and punctuation of a known phrase', () => {
    expect(translateMessages([plain('ありがとう🎉!!')], 'en')).toEqual([
      { text: 'Thanks!', source: 'table' },
    ]);
    expect(translateMessages([plain('THANKS')], 'zh-Hant')).toEqual([{ text: '謝謝！', source: 'table' }]);
  });

  it('leaves a message that is already in the language', () => {
    expect(translateMessages([plain('Pizza night!')], 'en')).toEqual([
      { text: 'Pizza night!', source: 'table' },
    ]);
  });

  it('suggests a usual phrase of the feeling for an unknown message, a different one each time', () => {
    const messages = ['ばあばに感謝', 'じいじに感謝'].map((text) => ({ text, feeling: 'thanks' as const }));
    const translations = translateMessages(messages, 'en');
    expect(translations.map(({ source }) => source)).toEqual(['feeling', 'feeling']);
    expect(new Set(translations.map(({ text }) => text)).size).toBe(2);
  });

  it('leaves messages without a known feeling as they are, even all 40', () => {
    const messages = Array.from({ length: 40 }, (_, at) => plain(`犬${at}号`));
    const translations = translateMessages(messages, 'en');
    expect(translations).toEqual(messages.map(({ text }) => ({ text, source: 'none' })));
  });
});

describe('language of a set', () => {
  it.each(['ja', 'en'] as const)('is detected for suggested messages in %s', (language) => {
    const texts = suggestMessages(24, language, 'work').map(({ text }) => text);
    expect(languageOfMessages(texts)).toBe(language);
  });

  it('is detected for known and unknown Chinese messages', () => {
    expect(languageOfMessages(phrases.map((phrase) => phrase['zh-Hant']))).toBe('zh-Hant');
    expect(languageOfMessages(['我們出發吧', '貓咪好可愛'])).toBe('zh-Hant');
  });

  it('is Japanese for a set of kana with some bare kanji', () => {
    expect(languageOfMessages(['おはよう', '了解', '出発'])).toBe('ja');
  });

  it('is unknown without letters, and when two are equally common', () => {
    expect(languageOfMessages(['123', '！？'])).toBeNull();
    expect(languageOfMessages(['おはよう', 'Thanks!'])).toBeNull();
  });
});
