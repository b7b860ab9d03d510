import { describe, expect, it } from 'vitest';
import { expressions } from '../../domain/acting/acting_names.ts';
import { feelings } from '../../domain/acting/feeling.ts';
import { planSet } from '../../domain/acting/plan_set.ts';
import { suggestMessages } from '../../domain/generation/suggested_messages.ts';
import { seedPresets } from '../../domain/presets/seed_presets.ts';
import { expressionWords } from './expression_words.ts';
import { gesturesOf } from './gesture_words.ts';
import { planPoses } from './plan_poses.ts';

const preset = seedPresets[0]?.config;
if (!preset) throw new Error('There are presets.');
const messagesOf = (texts: readonly string[], subject: 'auto' | 'thing' = 'auto') => {
  const actings = planSet(texts, { preset, subject });
  return texts.map((message, styleIndex) => ({
    message,
    pose: null,
    styleIndex,
    regenerations: 0,
    acting: actings[styleIndex] ?? null,
  }));
};
const forty = suggestMessages(40, 'ja', 'mix').map(({ text }) => text);

describe('poses of a sheet', () => {
  it.each([
    ['of different messages', forty.slice(0, 9)],
    ['of nine equal messages', Array<string>(9).fill('ありがとう')],
    ['of messages without a feeling', Array.from({ length: 9 }, (_, index) => `ぐるぐる${index}`)],
  ])('are all different for a sheet %s', (_, texts) => {
    const bodies = planPoses(messagesOf(texts), preset).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(9);
  });

  it('show the planned feeling, expression and framing', () => {
    const messages = messagesOf(forty.slice(0, 9));
    for (const [index, pose] of planPoses(messages, preset).entries()) {
      const { acting } = messages[index] ?? {};
      expect(pose.framing).toBe(acting?.framing);
      expect(pose.feeling).toBe(acting?.feeling.replaceAll('_', ' '));
      const { name = 'own' } = acting?.expression ?? {};
      if (name !== 'own') expect(pose.face).toBe(expressionWords[name as keyof typeof expressionWords]);
    }
  });

  it('give animals an expression although their plan keeps the photo’s face', () => {
    const poses = planPoses(messagesOf(forty.slice(0, 9), 'thing'), preset);
    for (const { face } of poses) expect(face).not.toBe(expressionWords.own);
    expect(new Set(poses.map(({ face }) => face)).size).toBeGreaterThan(4);
  });

  it('change when a sticker is regenerated', () => {
    const [message] = messagesOf(['ありがとう']);
    if (!message) throw new Error('There is one.');
    const body = (regenerations: number) => planPoses([{ ...message, regenerations }], preset)[0]?.body;
    expect(body(1)).not.toBe(body(0));
  });

  it('leave the face of a thing to the composition if it draws one', () => {
    const messages = messagesOf(['やったー！', 'おやすみ']).map((each) => ({
      ...each,
      acting: each.acting && {
        ...each.acting,
        drawnFace: { limbs: 'down', x: null, y: null, scale: 1 },
      },
    }));
    for (const pose of planPoses(messages, preset))
      expect(pose).toMatchObject({ face: null, framing: 'full' });
  });
});

describe('words for acting', () => {
  it('exist for every expression and are all different', () => {
    const words = expressions.map((name) => expressionWords[name]);
    expect(new Set(words).size).toBe(expressions.length);
  });

  it.each(feelings)('include at least two gestures of %s in every framing', (feeling) => {
    for (const framing of ['full', 'bust', 'face'] as const) {
      const gestures = gesturesOf(feeling, framing);
      expect(new Set(gestures).size).toBe(gestures.length);
      expect(gestures.length).toBeGreaterThanOrEqual(2);
    }
  });
});
