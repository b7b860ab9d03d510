import { describe, expect, it } from 'vitest';
import { expectedFeelings } from '../../../../tests/unit/acting/expected_feelings.ts';
import { messageProblem, tidyMessage } from '../stamps/message_text.ts';
import { feelings } from './feeling.ts';
import { feelingOf } from './feeling_of.ts';

describe('feeling of a message', () => {
  it('is as expected for at least 90 % of 300 messages in three languages', () => {
    expect(expectedFeelings.length).toBeGreaterThanOrEqual(300);
    const wrong = expectedFeelings.filter(([text, feeling]) => feelingOf(text) !== feeling);
    const share = 1 - wrong.length / expectedFeelings.length;
    console.info(
      `feelings: ${(share * 100).toFixed(1)} % of ${expectedFeelings.length} right; wrong: ${wrong
        .map(([text, feeling]) => `${text} (${feeling}, read ${feelingOf(text)})`)
        .join(' · ')}`,
    );
    expect(share).toBeGreaterThanOrEqual(0.9);
  });

  it('is listed only for messages that can be drawn, and every feeling but neutral has messages', () => {
    expect(expectedFeelings.filter(([text]) => messageProblem(tidyMessage(text)) !== null)).toEqual([]);
    expect([...new Set(expectedFeelings.map(([, feeling]) => feeling))].toSorted()).toEqual(
      feelings.filter((feeling) => feeling !== 'neutral').toSorted(),
    );
  });

  it('is neutral for messages without a hint, and never throws', () => {
    for (const text of ['', '   ', '123', 'xyzzy', '犬', '\ud800', 'a'.repeat(2000)]) {
      expect(feelingOf(text)).toBe('neutral');
    }
  });

  it('follows the ending of a message if no word shows a feeling', () => {
    expect(feelingOf('カレー！？')).toBe('surprised');
    expect(feelingOf('カレー？')).toBe('question');
    expect(feelingOf('ポチ♡')).toBe('love');
    expect(feelingOf('それw')).toBe('laugh');
  });

  it('ignores width, case and contractions', () => {
    expect(feelingOf('ｔｈａｎｋｓ！')).toBe('thanks');
    expect(feelingOf("I'M SO TIRED")).toBe('tired');
    expect(feelingOf('I’m on my way')).toBe('on_the_way');
  });
});
