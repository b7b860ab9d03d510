import { feelingOf } from '@pochitto/functions/domain/acting/feeling_of';
import { messageStyles } from '@pochitto/functions/domain/generation/suggested_messages';
import { stickerSpec } from '@pochitto/functions/domain/product/product_spec';
import { describe, expect, it } from 'vitest';
import { type DraftMessage, type MessageDraft, suggestedFor } from './draft_messages.ts';
import { adviceFor, replacedBy, withAdvice } from './set_advice.ts';

const draftOf = (texts: readonly string[], isOwn = true): MessageDraft => ({
  messages: texts.map((text, at): DraftMessage => ({ id: `m${at}`, text, isOwn })),
  count: texts.length,
  tone: 'friendly',
  language: 'ja',
});
const thanks = ['ありがとう', 'ありがとね', 'サンキュー', '感謝！', 'あざす'];

describe('advice about a set', () => {
  it('lists missing, repeated and long messages in this order', () => {
    const texts = [...thanks, 'おはよう', 'またね', 'これはスタンプとしてはちょっと長めのことばです'];
    expect(adviceFor(draftOf(texts)).map(({ kind }) => kind)).toEqual(['missing', 'repeated', 'long']);
  });

  it('adds what is missing, and keeps what the person wrote', () => {
    const { messages, ...rest } = draftOf([...thanks.slice(0, 2), 'おはよう', 'またね', 'ねむい'], false);
    const own = { id: 'own', text: 'わが家のことば', isOwn: true };
    const draft = { ...rest, messages: [...messages, own], count: 6 };
    const [advice] = adviceFor(draft);
    if (!advice) throw new Error('Nothing was advised.');
    const after = withAdvice(draft, advice);
    expect(after.map(({ text }) => feelingOf(text))).toContain('ok');
    expect(after).toContainEqual(own);
    expect(adviceFor({ ...draft, messages: after })).not.toContainEqual(advice);
  });

  it('varies repeated messages', () => {
    const draft = draftOf([...thanks, 'りょうかい！', 'おはよう', 'またね'], false);
    const advice = adviceFor(draft).find(({ kind }) => kind === 'repeated');
    if (!advice) throw new Error('Nothing was advised.');
    const after = withAdvice(draft, advice);
    expect(after.filter(({ text }) => feelingOf(text) === 'thanks')).toHaveLength(2);
    expect(new Set(after.map(({ text }) => text)).size).toBe(8);
  });

  it('changes nothing if the person wrote every message', () => {
    const draft = draftOf([...thanks, 'おはよう', 'またね', 'ねむい']);
    for (const advice of adviceFor(draft)) {
      expect(replacedBy(draft, advice)).toEqual([]);
      expect(withAdvice(draft, advice)).toEqual(draft.messages);
    }
  });

  it.each(messageStyles)('has nothing to say about suggestions in the tone %s, in every size', (tone) => {
    for (const language of ['ja', 'en'] as const) {
      for (const count of stickerSpec.counts) {
        const messages = suggestedFor([], count, language, tone);
        const advice = adviceFor({ messages, count, tone, language });
        expect([count, language, advice]).toEqual([count, language, []]);
      }
    }
  });
});
