import { describe, expect, it } from 'vitest';
import { messageTones, suggestMessages } from '../generation/suggested_messages.ts';
import { actingSchema } from './acting.ts';
import { bestActing } from './best_acting.ts';
import { planSet } from './plan_set.ts';

const plan = { preset: { captionPlacement: 'bottom' }, subject: 'person' } as const;
const warm = ['love', 'happy', 'celebrate', 'laugh', 'thanks', 'greeting', 'cheer', 'praise'];
const smiling = [
  'big_smile',
  'smile',
  'sparkling',
  'wink',
  'laugh',
  'happy_eyes',
  'starry',
  'heart_eyes',
  'content',
  'grin',
];

describe('acting of main and tab', () => {
  it('is a smiling close-up with a warm feeling in every tone and language', () => {
    for (const tone of messageTones) {
      for (const locale of ['ja', 'en'] as const) {
        const actings = planSet(
          suggestMessages(8, locale, tone).map(({ text }) => text),
          plan,
        );
        const best = bestActing(actings);
        expect(warm, `${tone} ${locale}`).toContain(best?.feeling);
        expect(smiling, `${tone} ${locale}`).toContain(best?.expression.name);
        expect(actings).toContain(best);
      }
    }
  });

  it('does not cry if another sticker has a face', () => {
    const acting = (name: string, feeling: string) =>
      actingSchema.parse({ framing: 'bust', feeling, expression: { name } });
    const [happy, plain] = [acting('crying', 'happy'), acting('own', 'neutral')];
    expect(bestActing([happy, plain])).toBe(plain);
    expect(bestActing([happy])).toBe(happy);
  });

  it('is the first of equal actings, and null if no sticker has one', () => {
    const same = () => actingSchema.parse({ framing: 'face' });
    const [one, other] = [same(), same()];
    expect(bestActing([null, one, other])).toBe(one);
    expect(bestActing([null])).toBeNull();
    expect(bestActing([])).toBeNull();
  });
});
