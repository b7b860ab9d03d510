import { describe, expect, it } from 'vitest';
import { newActingSchema } from './acting.ts';
import { faceOfSet, withDrawnFace } from './drawn_face.ts';
import { feelings } from './feeling.ts';
import { nextActing, otherActing, planSet } from './plan_set.ts';

const plan = { preset: { captionPlacement: 'bottom' }, subject: 'person' } as const;

describe('next acting of a message', () => {
  it('shows the requested feeling, whatever the words say', () => {
    for (const feeling of feelings) {
      const acting = nextActing({ text: 'ありがとう', feeling }, null, plan);
      expect(acting.feeling).toBe(feeling);
      expect(newActingSchema.safeParse(acting).success).toBe(true);
    }
  });

  it('differs each time, starts over after eight, and is deterministic', () => {
    const line = { text: 'Thanks!', feeling: 'angry' } as const;
    const first = nextActing(line, null, plan);
    const shown = [first];
    for (let times = 0; times < 8; times += 1) shown.push(nextActing(line, shown.at(-1) ?? null, plan));
    expect(new Set(shown.slice(0, 8).map((each) => JSON.stringify(each))).size).toBe(8);
    for (const [index, each] of shown.entries()) if (index > 0) expect(each).not.toEqual(shown[index - 1]);
    expect(shown[8]).toEqual(first);
    expect(nextActing(line, null, plan)).toEqual(first);
  });

  it('starts over for another feeling and after an acting that was edited by hand', () => {
    const line = { text: 'OK', feeling: 'ok' } as const;
    const first = nextActing(line, null, plan);
    const changed = { ...first, prop: { name: 'mask', color: null } };
    expect(nextActing(line, changed, plan)).toEqual(first);
    expect(nextActing({ text: 'OK', feeling: 'sad' }, first, plan).feeling).toBe('sad');
  });
});

describe('acting of a regenerated sticker', () => {
  it('keeps a feeling that the person chose, and a drawn face', () => {
    const angry = nextActing({ text: 'ありがとう', feeling: 'angry' }, null, plan);
    const other = otherActing('ありがとう', angry, plan, 1);
    expect(other.feeling).toBe('angry');
    expect(other).not.toEqual(angry);
    const moved = { x: 0.4, y: 0.7, scale: 1.2 };
    const cup = withDrawnFace(angry, moved);
    expect(otherActing('ありがとう', cup, { ...plan, subject: 'thing' }, 1).drawnFace).toMatchObject(moved);
    expect(otherActing('ありがとう', angry, { ...plan, subject: 'thing' }, 1).drawnFace).toBeNull();
  });
});

describe('plan of a set with a drawn face', () => {
  const texts = ['ありがとう', 'やったー', 'ごめんね', 'おやすみ'];
  const place = { x: 0.4, y: 0.3, scale: 1.5 };

  it('draws it at the chosen place on every sticker with an expression, for a thing or an undecided subject', () => {
    for (const subject of ['auto', 'thing'] as const) {
      const actings = planSet(texts, { ...plan, subject, drawnFace: place });
      for (const acting of actings) {
        expect(acting).toMatchObject({ framing: 'full', flip: false, drawnFace: place });
        expect(acting.expression.name).not.toBe('own');
      }
      expect(faceOfSet(actings)).toMatchObject(place);
    }
  });

  it('draws no face on a person, and adds none to new stickers of a set without one', () => {
    const actings = planSet(texts, { ...plan, drawnFace: place });
    expect(actings).toEqual(planSet(texts, plan));
    expect(faceOfSet([...actings, null])).toBeNull();
    expect(faceOfSet([])).toBeNull();
  });
});
