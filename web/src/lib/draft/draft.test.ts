import { beforeEach, describe, expect, it, vi } from 'vitest';
import { moved } from '../reorder.ts';
import { clearDraft, newDraft, readDraft, withChoice, writeDraft } from './draft.ts';
import {
  emptyCount,
  problemMessages,
  shownMessages,
  suggestedFor,
  withAnother,
  withEmptyFilled,
  withSuggestions,
  withText,
} from './draft_messages.ts';
import {
  clearTranslations,
  readTranslations,
  withTranslation,
  writeTranslations,
} from './draft_translations.ts';

/** Minimal localStorage, which browsers have and Node does not. */
function localStorageInMemory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

beforeEach(() => {
  vi.stubGlobal('localStorage', localStorageInMemory());
});

describe('translations of a set', () => {
  it('are the same after a reload, in each language', () => {
    const first = withTranslation(readTranslations('set'), 'en', 'm1', 'Hi there');
    const both = withTranslation(withTranslation(first, 'en', 'm2', 'Bye'), 'zh-Hant', 'm1', '嗨');
    writeTranslations(both);
    expect(readTranslations('set')).toEqual({
      stampId: 'set',
      language: 'zh-Hant',
      texts: { en: { m1: 'Hi there', m2: 'Bye' }, 'zh-Hant': { m1: '嗨' } },
    });
  });

  it('are not those of another set', () => {
    writeTranslations(withTranslation(readTranslations('set'), 'en', 'm1', 'Hi'));
    expect(readTranslations('other').texts).toEqual({});
  });

  it('are gone after they were cleared, and if they are not what this page writes', () => {
    writeTranslations(withTranslation(readTranslations('set'), 'en', 'm1', 'Hi'));
    clearTranslations();
    expect(readTranslations('set').texts).toEqual({});
    localStorage.setItem('pochitto.translations', '{"stampId":"set","texts":{"fr":{}}}');
    expect(readTranslations('set').texts).toEqual({});
  });
});

const texts = (messages: readonly { text: string }[]) => messages.map((message) => message.text);

describe('draft', () => {
  it('starts with eight different suggestions in the page’s language', () => {
    const draft = newDraft('en');
    expect(new Set(texts(draft.messages)).size).toBe(8);
    expect(texts(draft.messages)).toContain('Morning!');
  });

  it('is the same after a reload', () => {
    const draft = withChoice(newDraft('ja'), { presetId: 'classic', subject: 'thing' });
    writeDraft(draft);
    expect(readDraft()).toEqual(draft);
  });

  it('is gone after it was cleared', () => {
    writeDraft(newDraft('ja'));
    clearDraft();
    expect(readDraft()).toBeNull();
  });

  it('is dropped if it is not what this page writes', () => {
    localStorage.setItem('pochitto.draft', '{"count":9}');
    expect(readDraft()).toBeNull();
    localStorage.setItem('pochitto.draft', JSON.stringify({ ...newDraft('ja'), count: 40 }));
    expect(readDraft()).toBeNull();
    localStorage.setItem('pochitto.draft', 'not JSON');
    expect(readDraft()).toBeNull();
  });

  it('gets a new request id when a choice changes', () => {
    const draft = newDraft('ja');
    expect(withChoice(draft, { subject: 'thing' }).requestId).not.toBe(draft.requestId);
  });
});

describe('messages of a draft', () => {
  it('are extended with unused suggestions, and are kept when the count is reduced', () => {
    const draft = newDraft('ja');
    const grown = { ...draft, count: 40 as const, messages: suggestedFor(draft.messages, 40, 'ja', 'mix') };
    expect(new Set(texts(grown.messages)).size).toBe(40);
    const back = { ...grown, count: 8 as const };
    expect(shownMessages(back)).toEqual(draft.messages);
    expect(suggestedFor(back.messages, 40, 'ja', 'mix')).toEqual(grown.messages);
  });

  it('keep what the person wrote when another tone is chosen', () => {
    const draft = newDraft('ja');
    const second = draft.messages[1];
    const written = { ...draft, messages: withText(draft.messages, second?.id ?? '', 'うちのこ最高') };
    const english = withSuggestions(written, 'en', 'work');
    expect(english[1]?.text).toBe('うちのこ最高');
    expect(english[0]?.text).toBe('Good work today');
    expect(english.map((message) => message.id)).toEqual(draft.messages.map((message) => message.id));
  });

  it('that are empty are filled with unused suggestions', () => {
    const draft = newDraft('ja');
    const emptied = { ...draft, messages: withText(draft.messages, draft.messages[2]?.id ?? '', ' ') };
    expect(emptyCount(emptied)).toBe(1);
    const filled = { ...emptied, messages: withEmptyFilled(emptied) };
    expect(emptyCount(filled)).toBe(0);
    expect(new Set(texts(filled.messages)).size).toBe(8);
  });

  it('change to a suggestion that no other message has', () => {
    const draft = newDraft('ja');
    const id = draft.messages[0]?.id ?? '';
    const changed = withAnother(draft, id);
    expect(changed[0]?.text).not.toBe(draft.messages[0]?.text);
    expect(new Set(texts(changed)).size).toBe(8);
  });

  it('move before and after each other', () => {
    const { messages } = newDraft('ja');
    const [first, second, third] = messages.map((message) => message.id);
    const ids = (list: readonly { id: string }[]) => list.slice(0, 3).map((message) => message.id);
    expect(ids(moved(messages, new Set([first ?? '']), third ?? '', 'after'))).toEqual([
      second,
      third,
      first,
    ]);
    expect(ids(moved(messages, new Set([third ?? '']), first ?? '', 'before'))).toEqual([
      third,
      first,
      second,
    ]);
    expect(moved(messages, new Set([first ?? '']), 'gone', 'after')).toEqual(messages);
  });

  it('that cannot be drawn are listed', () => {
    const draft = newDraft('ja');
    const id = draft.messages[4]?.id ?? '';
    const broken = { ...draft, messages: withText(draft.messages, id, 'あ'.repeat(31)) };
    expect(problemMessages(broken).map((message) => message.id)).toEqual([id]);
    expect(problemMessages(draft)).toEqual([]);
  });
});
