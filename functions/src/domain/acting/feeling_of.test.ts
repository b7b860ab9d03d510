import { describe, expect, it } from 'vitest';
import { expectedFeelings } from '../../../../tests/unit/acting/expected_feelings.ts';
import { messageProblem, tidyMessage } from '../stamps/message_text.ts';
import { feelings } from './feeling.ts';
import { feelingOf } from './feeling_of.ts';

describe('the feeling of a message', () => {
  it('is read as expected for at least 90 % of a list of 300 in three languages', () => {
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

  it('is listed for messages that can be drawn, and for every feeling but neutral', () => {
    expect(expectedFeelings.filter(([text]) => messageProblem(tidyMessage(text)) !== null)).toEqual([]);
    expect([...new Set(expectedFeelings.map(([, feeling]) => feeling))].toSorted()).toEqual(
      feelings.filter((feeling) => feeling !== 'neutral').toSorted(),
    );
  });

  it('is neutral where nothing tells, and never throws', () => {
    for (const text of ['', '   ', '123', 'xyzzy', '犬', '\ud800', 'a'.repeat(2000)]) {
      expect(feelingOf(text)).toBe('neutral');
    }
  });

  it('follows how a message ends where no word tells', () => {
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
