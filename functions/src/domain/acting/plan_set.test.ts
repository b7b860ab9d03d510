import { describe, expect, it } from 'vitest';
import { newActingSchema } from './acting.ts';
import { withDrawnFace } from './drawn_face.ts';
import { feelings } from './feeling.ts';
import { nextActing, otherActing } from './plan_set.ts';

const plan = { preset: { captionPlacement: 'bottom' }, subject: 'person' } as const;

describe('the next acting of a message', () => {
  it('shows the feeling that was asked for, whatever the words say', () => {
    for (const feeling of feelings) {
      const acting = nextActing({ text: 'ありがとう', feeling }, null, plan);
      expect(acting.feeling).toBe(feeling);
      expect(newActingSchema.safeParse(acting).success).toBe(true);
    }
  });

  it('looks different each time, goes round, and is the same for the same message', () => {
    const line = { text: 'Thanks!', feeling: 'angry' } as const;
    const first = nextActing(line, null, plan);
    const shown = [first];
    for (let times = 0; times < 8; times += 1) shown.push(nextActing(line, shown.at(-1) ?? null, plan));
    expect(new Set(shown.slice(0, 8).map((each) => JSON.stringify(each))).size).toBe(8);
    for (const [index, each] of shown.entries()) if (index > 0) expect(each).not.toEqual(shown[index - 1]);
    expect(shown[8]).toEqual(first);
    expect(nextActing(line, null, plan)).toEqual(first);
  });

  it('begins anew for another feeling, and from one that was changed by hand', () => {
    const line = { text: 'OK', feeling: 'ok' } as const;
    const first = nextActing(line, null, plan);
    const changed = { ...first, prop: { name: 'mask', color: null } };
    expect(nextActing(line, changed, plan)).toEqual(first);
    expect(nextActing({ text: 'OK', feeling: 'sad' }, first, plan).feeling).toBe('sad');
  });
});

describe('another acting of a sticker that is made again', () => {
  it('keeps the feeling that a person chose, and a drawn face', () => {
    const angry = nextActing({ text: 'ありがとう', feeling: 'angry' }, null, plan);
    const other = otherActing('ありがとう', angry, plan, 1);
    expect(other.feeling).toBe('angry');
    expect(other).not.toEqual(angry);
    const cup = withDrawnFace(angry, true);
    expect(otherActing('ありがとう', cup, { ...plan, subject: 'thing' }, 1).drawnFace).not.toBeNull();
    expect(otherActing('ありがとう', angry, { ...plan, subject: 'thing' }, 1).drawnFace).toBeNull();
  });
});
