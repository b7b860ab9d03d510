import { describe, expect, it } from 'vitest';
import { type Acting, actingSchema } from '../../domain/acting/acting.ts';
import type { GenerateQueueMessage } from '../../domain/generation/generate_queue_message.ts';
import { plainCaption } from '../../domain/presets/preset.ts';
import type { Stamp } from '../../domain/stamps/stamp.ts';
import type { QueueMessage } from '../messages.ts';
import type { NewPhoto } from './new_photo.ts';
import { type Edits, planEdits } from './plan_edits.ts';

const newer = actingSchema.parse({
  framing: 'bust',
  marks: [{ name: 'hologram' }],
  ground: { name: 'mars' },
});
const sticker = (id: string, acting: Acting | null) =>
  ({
    id,
    data: {
      message: id,
      pose: null,
      caption: null,
      acting,
      styleIndex: 0,
      artPath: null,
      orderPriority: 1,
      state: 'done',
    } as GenerateQueueMessage,
  }) as QueueMessage;
const stamp = {
  product: 'sticker',
  touchUp: [],
  mainMessageId: null,
  tabMessageId: null,
} as unknown as Stamp;
const plan = (acting: Acting | null, edit: object) =>
  planEdits(stamp, [sticker('a', acting)], {
    stampId: 's',
    revision: 1,
    stickers: [{ messageId: 'a', ...edit }],
  });

describe('edited acting of a sticker', () => {
  it('redraws it, and plans nothing if the acting is the same', () => {
    const heart = actingSchema.parse({ framing: 'bust', marks: [{ name: 'heart' }] });
    expect(plan(null, { acting: heart }).stickers[0]).toMatchObject({
      isEdited: true,
      isRedrawn: true,
      next: { acting: heart },
    });
    expect(plan(heart, { acting: heart }).isChanged).toBe(false);
    expect(plan(heart, { acting: null }).stickers[0]?.next.acting).toBeNull();
  });

  it('keeps the unknown names of a newer version, whatever else changes', () => {
    expect(plan(newer, { message: 'b' }).stickers[0]?.next.acting).toEqual(newer);
    const changed = { ...newer, prop: { name: 'crown', color: null } };
    expect(plan(newer, { acting: changed }).stickers[0]?.next.acting).toEqual(changed);
  });

  it('is rejected if it adds an unknown name', () => {
    const more = { ...newer, prop: { name: 'jetpack', color: null } };
    expect(() => plan(newer, { acting: more })).toThrow(
      expect.objectContaining({ code: 'acting_unknown_name' }),
    );
    expect(() => plan(null, { acting: newer })).toThrow(
      expect.objectContaining({ code: 'acting_unknown_name' }),
    );
  });
});

describe('changed cut-out of a set', () => {
  const face = actingSchema.parse({
    framing: 'full',
    drawnFace: { limbs: 'wave', x: 0.2, y: 0.3, scale: 2 },
  });
  const touched = {
    ...stamp,
    subject: 'auto',
    actor: { x: 0.4, y: 0.2 },
    touchUp: [{ mode: 'erase_area', x: 0.1, y: 0.1 }],
  } as Stamp;
  const planEdit = (edits: Partial<Edits>) =>
    planEdits(touched, [sticker('a', face)], { stampId: 's', revision: 1, stickers: [], ...edits });

  it('redraws every sticker for another person in the photo, and keeps touch-ups and faces', () => {
    for (const actor of [null, { x: 0.7, y: 0.2 }]) {
      const { stickers, redrawn, touchUp, ...rest } = planEdit({ actor });
      expect(stickers[0]).toMatchObject({ isRedrawn: true, isEdited: false, next: { acting: face } });
      expect(redrawn).toEqual({ main: true, tab: true });
      expect(touchUp).toEqual(touched.touchUp);
      expect(rest).toMatchObject({ actor, subject: 'auto', photo: null, isRepacked: true });
    }
    expect(planEdit({ actor: touched.actor }).isChanged).toBe(false);
  });

  it('drops touch-ups and positions of the former photo when the photo changes', () => {
    const photo = { path: 'photos/next.png', name: 'next' } as NewPhoto;
    const { stickers, touchUp, actor, redrawn } = planEdit({ photo });
    expect([touchUp, actor]).toEqual([[], null]);
    expect(redrawn).toEqual({ main: true, tab: true });
    const drawnFace = { limbs: 'wave', x: null, y: null, scale: 2 };
    expect(stickers[0]).toMatchObject({ isRedrawn: true, next: { acting: { ...face, drawnFace } } });
  });
});

describe('motion of a sticker', () => {
  const jump = actingSchema.parse({ framing: 'bust', motion: { subject: 'jump' } });
  const still = actingSchema.parse({ framing: 'bust' });
  const planEdit = (product: Stamp['product'], former: Acting, edit: object) =>
    planEdits({ ...stamp, product }, [sticker('a', former)], {
      stampId: 's',
      revision: 1,
      stickers: [{ messageId: 'a', ...edit }],
    });

  it('redraws the sticker if the product is animated', () => {
    for (const product of ['animated_sticker', 'animated_emoji'] as const) {
      expect(planEdit(product, still, { acting: jump }).stickers[0]).toMatchObject({
        isRedrawn: true,
        next: { acting: { motion: { subject: 'jump' } } },
      });
    }
  });

  it('is rejected for a still product, and kept if it was stored before', () => {
    for (const product of ['sticker', 'emoji'] as const) {
      expect(() => planEdit(product, still, { acting: jump })).toThrow(
        expect.objectContaining({ code: 'motion_not_allowed' }),
      );
      const tilted = planEdit(product, jump, { acting: { ...jump, tilt: 5 } }).stickers[0];
      expect(tilted?.next.acting?.motion).toEqual(jump.motion);
    }
  });

  it('is rejected with an unknown name', () => {
    const acting = { ...still, motion: { ...jump.motion, subject: 'teleport' } } as Acting;
    expect(() => planEdit('animated_sticker', still, { acting })).toThrow(
      expect.objectContaining({ code: 'acting_unknown_name' }),
    );
  });
});

describe('words of an emoji', () => {
  const long = { ...sticker('おつかれさま', null) };
  const hidden = { ...plainCaption, hidden: true };
  const planEdit = (caption: typeof hidden | null, edit: object) =>
    planEdits({ ...stamp, product: 'emoji' }, [{ ...long, data: { ...long.data, caption } }], {
      stampId: 's',
      revision: 1,
      stickers: [{ messageId: long.id, ...edit }],
    });
  const tooLong = expect.objectContaining({ code: 'emoji_caption_too_long' });

  it('have at most three characters, or are hidden', () => {
    expect(planEdit(hidden, { message: 'やあ！', caption: plainCaption }).isChanged).toBe(true);
    expect(planEdit(null, { caption: hidden }).isChanged).toBe(true);
    expect(() => planEdit(hidden, { message: 'やっほー', caption: plainCaption })).toThrow(tooLong);
  });

  it('cannot be shown if they are too long', () => {
    expect(() => planEdit(hidden, { caption: null })).toThrow(tooLong);
  });

  it('do not block another change if they were too long before', () => {
    const pose = { framing: 'face', flip: true, tilt: 0, effect: 'none', zoom: 1, offsetX: 0, offsetY: 0 };
    expect(planEdit(null, { pose }).isChanged).toBe(true);
  });
});

it('lets a sticker be without words only while its caption is hidden', () => {
  expect(() => plan(null, { message: '' })).toThrow(expect.objectContaining({ code: 'message_empty' }));
  expect(plan(null, { message: '', caption: { ...plainCaption, hidden: true } }).isChanged).toBe(true);
});
