import { describe, expect, it } from 'vitest';
import { expectedFeelings } from '../../../../tests/unit/acting/expected_feelings.ts';
import { errorKinds } from '../error_codes.ts';
import { errorTexts } from '../errors.ts';
import { stickerSpec } from '../product/product_spec.ts';
import { graphemes } from '../stamps/text_units.ts';
import { type Acting, actingSchema, bringsUnknownName, maxMarks, newActingSchema } from './acting.ts';
import { bubbles, expressions, grounds, letterings, marks, props } from './acting_names.ts';
import { actingChoices } from './acting_table.ts';
import { actingSignature, directSet } from './direct_set.ts';
import { plainFace, withDrawnFace } from './drawn_face.ts';
import { feelings } from './feeling.ts';
import { seeded } from './seeded.ts';

const direction = { preset: { captionPlacement: 'bottom' as const }, hasFace: true, mayFlip: true };
const texts = expectedFeelings.map(([text]) => text);

/** Sixty sets of all sizes with random messages. */
const sets = Array.from({ length: 60 }, (_, seed) => {
  const random = seeded(`set ${seed}`);
  const count = stickerSpec.counts[seed % stickerSpec.counts.length] as number;
  const messages = Array.from({ length: count }, () => texts[Math.floor(random() * texts.length)] as string);
  return { messages, plan: directSet(messages, `seed ${seed}`, direction) };
});

const mostAlike = (values: readonly unknown[]) =>
  Math.max(...[...new Set(values)].map((value) => values.filter((each) => each === value).length));

describe('acting table', () => {
  it('uses known names only, and has several ways to act out each feeling', () => {
    const used = feelings.map((feeling) => actingChoices(feeling));
    expect(feelings.length).toBeGreaterThanOrEqual(24);
    for (const choices of used) {
      expect(expressions).toEqual(expect.arrayContaining([...choices.expressions]));
      expect(marks).toEqual(expect.arrayContaining(choices.marks.flat()));
      expect(props).toEqual(expect.arrayContaining([...choices.props]));
      expect(grounds).toEqual(expect.arrayContaining([...choices.grounds]));
      expect(bubbles).toEqual(expect.arrayContaining([...choices.bubbles]));
      expect(choices.expressions.length * choices.marks.length).toBeGreaterThanOrEqual(6);
    }
    for (const [all, those] of [
      [marks, used.flatMap((choices) => choices.marks.flat())],
      [props, used.flatMap((choices) => choices.props)],
      [grounds, used.flatMap((choices) => choices.grounds)],
      [bubbles, used.flatMap((choices) => choices.bubbles)],
      [expressions, used.flatMap((choices) => choices.expressions)],
    ] as const) {
      expect([...all].filter((name) => !(those as string[]).includes(name))).toEqual([]);
    }
  });
});

describe('acting plan of a set', () => {
  it('is valid for clients to write, and the same for the same seed', () => {
    for (const { messages, plan } of sets) {
      expect(plan).toHaveLength(messages.length);
      for (const acting of plan) expect(newActingSchema.parse(acting)).toEqual(acting);
    }
    const { messages } = sets[4] as (typeof sets)[number];
    expect(directSet(messages, 'seed 4', direction)).toEqual(sets[4]?.plan);
    expect(directSet(messages, 'another', direction)).not.toEqual(sets[4]?.plan);
  });

  it('gives neighboring stickers different framings, grounds and actings', () => {
    for (const { plan } of sets) {
      for (const [index, acting] of plan.entries()) {
        const before = plan[index - 1];
        if (!before) continue;
        expect(acting.framing).not.toBe(before.framing);
        if (acting.ground) expect(acting.ground.name).not.toBe(before.ground?.name);
        expect(actingSignature(acting)).not.toBe(actingSignature(before));
      }
    }
  });

  it('gives 25 to 35 % of the stickers a ground and 20 to 30 % a prop', () => {
    for (const { plan } of sets) {
      const share = (is: (acting: Acting) => unknown) => plan.filter(is).length / plan.length;
      expect(share(({ ground }) => ground)).toBeGreaterThanOrEqual(0.25);
      expect(share(({ ground }) => ground)).toBeLessThanOrEqual(0.35);
      expect(share(({ prop }) => prop)).toBeGreaterThanOrEqual(0.2);
      expect(share(({ prop }) => prop)).toBeLessThanOrEqual(0.3);
    }
  });

  it('uses at least four places for the words of a set', () => {
    for (const { plan } of sets) {
      const places = plan.map(({ lettering: { place, bubble } }) => (bubble ? 'bubble' : place));
      expect(new Set(places).size).toBeGreaterThanOrEqual(4);
    }
  });

  it('shows no expression more than three times, the photo’s own on at most a quarter, and no acting more than twice', () => {
    for (const { plan } of sets) {
      const names = plan.map(({ expression }) => expression.name);
      expect(mostAlike(names.filter((name) => name !== 'own').concat('none'))).toBeLessThanOrEqual(3);
      expect(names.filter((name) => name === 'own').length).toBeLessThanOrEqual(plan.length / 4);
      expect(mostAlike(plan.map(actingSignature))).toBeLessThanOrEqual(2);
    }
  });

  it('repeats no acting more than twice in 40 stickers with the same message', () => {
    for (const text of ['ありがとう', 'Thanks!', 'おやすみ', 'ごめんね']) {
      for (const hasFace of [true, false]) {
        const plan = directSet(Array(40).fill(text), 'same', { ...direction, hasFace });
        if (hasFace) expect(mostAlike(plan.map(actingSignature))).toBeLessThanOrEqual(2);
        expect(plan).toHaveLength(40);
      }
    }
  });

  it('uses no close-ups, expressions or face props for a subject without a face', () => {
    for (const { messages } of sets) {
      for (const { framing, expression, prop, flip } of directSet(messages, 'thing', {
        ...direction,
        hasFace: false,
        mayFlip: false,
      })) {
        expect([framing, expression.name, flip]).toEqual(['full', 'own', false]);
        expect(['glasses', 'sunglasses', 'mask', 'headphones']).not.toContain(prop?.name);
      }
    }
  });

  it('shows a subject without a face at full size on a ground or with a prop, else hardly smaller', () => {
    for (const { messages } of sets) {
      const plan = directSet(messages, 'thing', { ...direction, hasFace: false, mayFlip: false });
      for (const { zoom, ground, prop } of plan) {
        expect(zoom).toBeGreaterThanOrEqual(ground || prop ? 1 : 0.85);
      }
    }
  });

  it('puts more than five characters in bubbles above the subject', () => {
    const right = { ...direction, preset: { captionPlacement: 'right' as const } };
    for (const { messages } of sets) {
      for (const [index, { lettering }] of directSet(messages, 'right', right).entries()) {
        if (lettering.bubble && graphemes(messages[index] as string) > 5) expect(lettering.place).toBe('top');
      }
    }
  });

  it('repeats no acting of a thing more than twice, with or without a drawn face', () => {
    const thing = { ...direction, hasFace: false, mayFlip: false };
    for (const { messages } of sets) {
      for (const drawnFace of [null, plainFace]) {
        const plan = directSet(messages, 'thing', { ...thing, drawnFace });
        expect(mostAlike(plan.map(actingSignature))).toBeLessThanOrEqual(2);
      }
    }
  });

  it('draws faces on things only if that is requested', () => {
    const thing = { ...direction, hasFace: false, mayFlip: false };
    for (const { messages, plan } of sets) {
      expect(plan.every(({ drawnFace }) => drawnFace === null)).toBe(true);
      expect(directSet(messages, 'thing', thing).every(({ drawnFace }) => drawnFace === null)).toBe(true);
      const drawn = directSet(messages, 'thing', { ...thing, drawnFace: plainFace });
      const names = drawn.map(({ expression }) => expression.name);
      expect(drawn.every(({ drawnFace }) => drawnFace)).toBe(true);
      expect(mostAlike(names.filter((name) => name !== 'own').concat('none'))).toBeLessThanOrEqual(3);
      for (const acting of drawn) expect(newActingSchema.parse(acting)).toEqual(acting);
    }
  });

  it('gives every sticker at least one mark', () => {
    for (const { plan } of sets) for (const { marks: drawn } of plan) expect(drawn.length).toBeGreaterThan(0);
  });

  it('uses the Santa hat for Christmas messages only', () => {
    const [acting] = directSet(['メリークリスマス', 'はい', 'うん', 'そう'], 'winter', direction);
    expect(acting?.prop?.name).toBe('santa_hat');
    const plan = directSet(Array(40).fill('おめでとう'), 'summer', direction);
    expect(plan.map(({ prop }) => prop?.name)).not.toContain('santa_hat');
  });

  it('works for a set of one message and for an empty set', () => {
    expect(directSet([], 'nothing', direction)).toEqual([]);
    expect(directSet(['やあ'], 'one', direction)).toHaveLength(1);
  });
});

describe('drawn face of a thing', () => {
  it('can be switched on and off without changing the rest of the acting', () => {
    const [plain] = directSet(['やったー'], 'cup', { ...direction, hasFace: false });
    if (!plain) throw new Error('There is no sticker.');
    const drawn = withDrawnFace(plain, plainFace);
    expect(drawn.drawnFace).toEqual({ limbs: 'both_up', x: null, y: null, scale: 1 });
    expect(drawn.expression.name).not.toBe('own');
    expect(newActingSchema.parse(drawn)).toEqual(drawn);
    expect(withDrawnFace(drawn, null)).toEqual({ ...plain, expression: drawn.expression });
    const moved = { ...drawn, drawnFace: { limbs: 'hips', x: 0.2, y: 0.3, scale: 2 } };
    expect(withDrawnFace(moved, moved.drawnFace)).toEqual(moved);
    expect(withDrawnFace(moved, plainFace).drawnFace).toEqual({ ...plainFace, limbs: 'hips' });
  });
});

describe('acting schema', () => {
  const plain = { framing: 'bust' };

  it('rejects 200 marks, marks far away and sizes out of range', () => {
    const mark = { name: 'heart' };
    const many = actingSchema.safeParse({ ...plain, marks: Array(200).fill(mark) });
    expect(many.error?.issues.map(({ message }) => message)).toEqual(['acting_mark_count']);
    for (const text of [errorTexts.ja.acting_mark_count, errorTexts.en.acting_mark_count]) {
      expect(text[0]).toContain(String(maxMarks));
    }
    expect(actingSchema.safeParse({ ...plain, marks: [{ ...mark, x: 400 }] }).success).toBe(false);
    expect(actingSchema.safeParse({ ...plain, marks: [{ ...mark, scale: 9 }] }).success).toBe(false);
    expect(actingSchema.safeParse({ ...plain, tilt: 90 }).success).toBe(false);
  });

  it('reads unknown names of a newer version, but rejects them from clients', () => {
    const newer = { ...plain, marks: [{ name: 'hologram' }], feeling: 'nostalgic', ground: { name: 'mars' } };
    expect(actingSchema.parse(newer)).toMatchObject({ feeling: 'neutral', marks: [{ name: 'hologram' }] });
    const rejected = newActingSchema.safeParse(newer);
    expect(rejected.error?.issues.map(({ message, path }) => [message, path.join('.')])).toEqual([
      ['acting_unknown_name', 'marks.0.name'],
      ['acting_unknown_name', 'ground.name'],
    ]);
    expect(errorKinds.acting_unknown_name).toBe('expected');
  });

  it('keeps the unknown names of a stored acting, and accepts no new ones', () => {
    const stored = actingSchema.parse({ ...plain, marks: [{ name: 'hologram' }] });
    const more = {
      ...stored,
      marks: [...stored.marks, ...actingSchema.parse({ ...plain, marks: [{ name: 'heart' }] }).marks],
    };
    expect(bringsUnknownName(more, stored)).toBe(false);
    expect(bringsUnknownName(more, null)).toBe(true);
    expect(bringsUnknownName({ ...stored, ground: { name: 'mars', color: null } }, stored)).toBe(true);
  });

  it('lists only letterings that the plan uses', () => {
    const used = new Set(sets.flatMap(({ plan }) => plan.map(({ lettering }) => lettering.style)));
    expect([...letterings].filter((name) => !used.has(name))).toEqual([]);
  });
});
