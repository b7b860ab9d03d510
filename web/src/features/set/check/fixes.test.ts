import { actingSchema } from '@pochitto/functions/domain/acting/acting';
import { actingSignature } from '@pochitto/functions/domain/acting/direct_set';
import { planSet } from '@pochitto/functions/domain/acting/plan_set';
import { plainCaption } from '@pochitto/functions/domain/presets/preset';
import { seedPresets } from '@pochitto/functions/domain/presets/seed_presets';
import type { Finding, Fix } from '@pochitto/functions/domain/stamps/finding';
import type { Pose } from '@pochitto/functions/domain/stamps/pose';
import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { describe, expect, it } from 'vitest';
import type { StampSet, Sticker } from '../use_set.ts';
import { fixesFor } from './fixes.ts';

const pose: Pose = { framing: 'bust', flip: false, tilt: 0, effect: 'none', zoom: 1, offsetX: 0, offsetY: 0 };

function sticker(id: string, part: Partial<Sticker> = {}): Sticker {
  return {
    id,
    place: 1,
    message: 'ありがとう',
    label: 'ありがとう',
    state: 'done',
    failure: null,
    image: null,
    pose,
    acting: null,
    caption: null,
    artPath: null,
    styleIndex: 0,
    runNumber: 0,
    ...part,
  };
}

const now = { toDate: () => new Date(0) };
const stamp = stampSchema.parse({
  userId: 'ann',
  queueId: 'q',
  title: '',
  description: '',
  category: '',
  tags: [],
  presetId: 'classic',
  presetConfig: seedPresets[0]?.config ?? null,
  subject: 'auto',
  payWith: 'tokens',
  messageCount: 2,
  revision: 7,
  status: 'generated',
  retryCount: 0,
  consumedTokens: 2,
  failure: null,
  metadata: {},
  packagePath: null,
  creatorsMarketId: null,
  reviewStatus: null,
  reviewMessage: null,
  createdAt: now,
  updatedAt: now,
  deletedAt: null,
});
const set: StampSet = {
  stamp: { ...stamp, id: 's' },
  stickers: [sticker('one'), sticker('two', { place: 2 })],
  main: null,
  tab: null,
};

const finding = (fix: Fix, messageId: string | null = null): Finding => ({
  ruleId: 'duplicate',
  level: 'block',
  messageId,
  spot: null,
  measured: {},
  field: null,
  fix,
});

describe('fixes of findings', () => {
  it('change all texts in one save', () => {
    const { metadata, edits } = fixesFor(set, [
      finding({ kind: 'english', field: 'title', suggestion: 'Sunny days' }),
      finding({ kind: 'title', field: 'description', language: 'ja', text: 'みじかく' }),
      finding({ kind: 'remove_characters', field: 'creatorName', language: null, text: 'Ann' }),
      finding({ kind: 'declare', field: 'photoUsed', value: true }),
    ]);
    expect(metadata).toMatchObject({
      title: { en: 'Sunny days', ja: null },
      description: { en: '', ja: 'みじかく' },
      creatorName: 'Ann',
      photoUsed: true,
    });
    expect(edits).toBeNull();
  });

  it('give one of two similar stickers a pose that no other sticker has', () => {
    const { edits } = fixesFor(set, [finding({ kind: 'another_pose', messageId: 'two' }, 'two')]);
    expect(edits).toMatchObject({ stampId: 's', revision: 7, stickers: [{ messageId: 'two' }] });
    const given = edits?.stickers?.[0]?.pose;
    expect([given?.framing, given?.flip, given?.tilt]).not.toEqual([pose.framing, pose.flip, pose.tilt]);
  });

  it('enlarge a caption relative to its size, up to the maximum', () => {
    const small = sticker('one', { caption: { ...plainCaption, scale: 0.8 } });
    const sized = (scale: number) =>
      fixesFor({ ...set, stickers: [small] }, [
        finding({ kind: 'caption_size', messageId: 'one', scale }, 'one'),
      ]).edits?.stickers?.[0]?.caption?.scale;
    expect(sized(1.5)).toBeCloseTo(1.2);
    expect(sized(3)).toBe(1.6);
  });

  it('reset the position of what covers a face, and nothing else', () => {
    const heart = { name: 'heart', x: 0, y: 0.4, scale: 2 };
    const acting = actingSchema.parse({ framing: 'bust', marks: [heart, { name: 'sweat' }] });
    const covered = sticker('one', {
      pose: null,
      acting,
      caption: { ...plainCaption, offsetY: -0.5, scale: 1.4, color: '#112233' },
    });
    const fix = (stickers: Sticker[]) =>
      fixesFor({ ...set, stickers }, [finding({ kind: 'reset_places', messageId: 'one' }, 'one')]).edits
        ?.stickers?.[0];
    const fixed = fix([covered]);
    expect(fixed?.caption).toEqual({ ...plainCaption, color: '#112233' });
    expect(fixed?.acting?.marks).toEqual([
      { ...acting.marks[0], x: null, y: null, scale: 1 },
      acting.marks[1],
    ]);
    expect(fixed).not.toHaveProperty('pose');
    expect(fix([sticker('one', { pose: { ...pose, offsetX: 0.4, zoom: 2 } })])?.pose).toEqual(pose);
    expect(fix([sticker('one', { pose: null, acting })])?.pose ?? null).toBeNull();
    expect(fix([sticker('one')])?.pose).toBeDefined();
  });

  it('give each of several similar stickers a different acting', () => {
    const [acting = null] = planSet(['ありがとう'], {
      preset: { captionPlacement: 'bottom' },
      subject: 'person',
    });
    const stickers = ['one', 'two', 'three', 'four'].map((id) => sticker(id, { pose: null, acting }));
    const { edits } = fixesFor(
      { ...set, stickers },
      ['three', 'four'].map((id) => finding({ kind: 'another_acting', messageId: id }, id)),
    );
    const others = (edits?.stickers ?? []).map((edit) => edit.acting);
    const signatures = [acting, ...others].map((each) => each && actingSignature(actingSchema.parse(each)));
    expect(new Set(signatures).size).toBe(3);
    expect(others.map((each) => each?.feeling)).toEqual(['thanks', 'thanks']);
  });

  it('redraw pictures without changes, and build the package again', () => {
    const { edits, isPackage } = fixesFor(set, [
      finding({ kind: 'rerender' }, 'one'),
      finding({ kind: 'rerender' }, 'main'),
      finding({ kind: 'rerender' }),
    ]);
    expect(edits).toEqual({ stampId: 's', revision: 7, stickers: [], redraw: ['one', 'main'] });
    expect(isPackage).toBe(true);
  });
});
