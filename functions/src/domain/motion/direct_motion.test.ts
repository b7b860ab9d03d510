import { describe, expect, it } from 'vitest';
import { actingSchema } from '../acting/acting.ts';
import { feelings } from '../acting/feeling.ts';
import { feelingOf } from '../acting/feeling_of.ts';
import { errorTexts } from '../errors.ts';
import { suggestedMessages } from '../generation/suggested_messages.ts';
import { directMotions, mainMotion } from './direct_motion.ts';
import { motionSchema } from './motion.ts';
import { captionMotions, subjectMotions } from './motion_names.ts';
import { motionChoices } from './motion_table.ts';

describe('motions of a set', () => {
  it('have known names for every feeling', () => {
    for (const feeling of feelings) {
      const choices = motionChoices(feeling);
      expect(choices.length).toBeGreaterThanOrEqual(2);
      for (const { subject, caption } of choices) {
        expect(subjectMotions).toContain(subject);
        expect(captionMotions).toContain(caption);
      }
    }
    expect(subjectMotions.length).toBeGreaterThan(14);
  });

  it('suit the feeling of every suggested message and last 1 to 4 whole seconds', () => {
    for (const { ja } of suggestedMessages) {
      const [motion] = directMotions([{ text: ja, acting: null }]);
      expect(motionChoices(feelingOf(ja)).map(({ subject }) => subject)).toContain(motion?.subject);
      expect(motionSchema.safeParse(motion).success).toBe(true);
    }
  });

  it('differ between stickers with the same feeling, and are the same for the same set', () => {
    const lines = ['ありがとう', 'ありがとうございます', 'やったー', 'わーい'].map((text) => ({
      text,
      acting: null,
    }));
    const motions = directMotions(lines);
    expect(motions[0]?.subject).not.toBe(motions[1]?.subject);
    expect(directMotions(lines)).toEqual(motions);
  });

  it('keep a motion that the person chose', () => {
    const motion = motionSchema.parse({ subject: 'spin', seconds: 1, loops: 3 });
    const acting = actingSchema.parse({ framing: 'full', motion });
    expect(directMotions([{ text: 'おはよう', acting }])).toEqual([motion]);
  });
});

describe('motion of a main picture', () => {
  it('shows the subject in every frame, and is otherwise that of its sticker', () => {
    const acting = (subject: string) =>
      actingSchema.parse({ framing: 'full', motion: { subject, seconds: 1, loops: 3, seed: 7 } });
    for (const subject of ['pop_in', 'slide_in', 'flip', 'spin']) {
      const own = acting(subject);
      expect(mainMotion({ text: '', acting: own })).toEqual({ ...own.motion, subject: 'bounce' });
    }
    expect(mainMotion({ text: '', acting: acting('nod') }).subject).toBe('nod');
  });
});

describe('motion from a client', () => {
  it.each([
    { frames: 10_000 },
    { frames: 4 },
    { seconds: 0.5 },
    { loops: 0 },
    { strength: 9 },
    { subject: '<b>' },
  ])('is rejected with %o', (part) => {
    expect(motionSchema.safeParse(part).success).toBe(false);
  });

  it('is rejected with its own error if all loops take longer than 4 seconds', () => {
    const result = motionSchema.safeParse({ seconds: 3, loops: 2 });
    expect(result.error?.issues.map(({ message }) => message)).toEqual(['motion_too_long']);
    expect(errorTexts.ja.motion_too_long[0]).toContain('4秒');
  });
});
