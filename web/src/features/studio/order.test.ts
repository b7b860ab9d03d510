import { promptSchema } from '@pochitto/functions/domain/studio/image_conversion';
import { describe, expect, it } from 'vitest';
import { needOf, newOrder, promptOf, withChoice } from './order.ts';

const photo = { blob: new Blob(['x']), fileName: 'ann.jpg' };
const hair = { tone: 'ash', strength: 0.6 } as const;
const ash = { hair, background: 'keep', light: 'as_it_is' } as const;

describe('order in the studio', () => {
  it('names the first thing that is missing', () => {
    const empty = newOrder();
    expect(needOf(empty, 100)).toBe('photo');
    const chosen = withChoice(empty, { photo });
    expect(needOf(chosen, 100)).toBe('consent');
    const agreed = withChoice(chosen, { hasConsent: true });
    expect(needOf(agreed, 100)).toBe('effect');
    expect(needOf(withChoice(agreed, { mode: 'words' }), 100)).toBe('words');
    expect(needOf(withChoice(agreed, { mode: 'words', words: 'a'.repeat(2001) }), 100)).toBe('words');
    expect(needOf(withChoice(agreed, { effect: ash }), 100)).toBeNull();
  });

  it('is limited by the remaining quota', () => {
    const ready = withChoice(withChoice(newOrder(), { photo }), { hasConsent: true, effect: ash, count: 3 });
    expect(needOf(ready, 3)).toBeNull();
    expect(needOf(ready, 2)).toBe('quota');
    expect(needOf(ready, 0)).toBe('none');
    expect(needOf(ready, null)).toBeNull();
  });

  it('rejects an effect without a visible change', () => {
    const ready = withChoice(withChoice(newOrder(), { photo }), { hasConsent: true });
    expect(needOf(withChoice(ready, { effect: { ...ash, hair: { tone: 'ash', strength: 0 } } }), 9)).toBe(
      'effect',
    );
  });

  it('asks for consent again when the photo changes', () => {
    const agreed = withChoice(withChoice(newOrder(), { photo }), { hasConsent: true });
    expect(withChoice(agreed, { count: 5 }).hasConsent).toBe(true);
    expect(withChoice(agreed, { photo: { ...photo, fileName: 'ben.jpg' } }).hasConsent).toBe(false);
  });

  it('gets a new request id with every change', () => {
    const before = newOrder();
    expect(withChoice(before, { count: 2 }).requestId).not.toBe(before.requestId);
  });

  it('describes the chosen effects in both languages', () => {
    const prompt = promptOf(withChoice(newOrder(), { effect: { ...ash, background: 'white' } }));
    expect(prompt).toBe('アッシュ 強さ60%・白 / Ash, strength 60% · White');
    expect(promptSchema.parse(prompt)).toBe(prompt);
    expect(promptOf(withChoice(newOrder(), { mode: 'words', words: '  ボブ\n' }))).toBe('ボブ');
  });
});
