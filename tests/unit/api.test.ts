import { api } from '@pochitto/functions/domain/api';
import { errorCodes } from '@pochitto/functions/domain/error_codes';
import { errorTexts } from '@pochitto/functions/domain/errors';
import { parseUploadPath } from '@pochitto/functions/domain/paths';
import { stickerSpec } from '@pochitto/functions/domain/product/product_spec';
import { describe, expect, it } from 'vitest';

const requestId = '6f9619ff-8b86-4d11-b42d-00c04fc964ff';
const messages = (count: number) => Array.from({ length: count }, () => ({ text: 'ありがとう' }));
const request = (count: number, length = count) => ({
  requestId,
  count,
  messages: messages(length),
  presetId: 'classic',
});
const problems = (input: unknown) =>
  api.createStamp.input.safeParse(input).error?.issues.map(({ message }) => message) ?? [];

describe('input for a new set', () => {
  it.each(stickerSpec.counts)('accepts %i stickers', (count) => {
    expect(problems(request(count))).toEqual([]);
  });

  it.each([
    [7, 7],
    [41, 41],
    [8, 7],
    [8, 9],
    [40, 41],
  ])('rejects %i stickers with %i messages because of the count', (count, length) => {
    expect(problems(request(count, length))[0]).toBe('message_count');
  });

  it('names the message that is invalid', () => {
    const input = request(8);
    input.messages[3] = { text: '' };
    const issue = api.createStamp.input.safeParse(input).error?.issues[0];
    expect(issue).toMatchObject({ message: 'message_empty', path: ['messages', 3, 'text'] });
  });
});

describe('message that no font can draw', () => {
  const text = '谢谢你们';
  it.each([
    ['createStamp', api.createStamp.input, { ...request(8), messages: Array(8).fill({ text }) }],
    ['addMessages', api.addMessages.input, { stampId: 'set', requestId, messages: [{ text }] }],
    ['retryStamp', api.retryStamp.input, { stampId: 'set', messages: { first: text } }],
    [
      'saveEdits',
      api.saveEdits.input,
      { stampId: 'set', revision: 0, stickers: [{ messageId: 'first', message: text }] },
    ],
    [
      'deriveSet',
      api.deriveSet.input,
      {
        kind: 'language',
        stampId: 'set',
        revision: 0,
        language: 'zh-Hant',
        payWith: 'tokens',
        messages: { first: text },
      },
    ],
  ] as const)('is rejected by %s before any work', (_, input, value) => {
    const codes = input.safeParse(value).error?.issues.map(({ message }) => message) ?? [];
    expect(codes).toContain('message_script');
  });
});

describe('name of a person', () => {
  const parsed = (displayName: string) => api.changeDisplayName.input.safeParse({ displayName });
  const problem = (displayName: string) => parsed(displayName).error?.issues.map(({ message }) => message);

  it('is trimmed, may be right-to-left text, and may be empty', () => {
    expect(parsed('  山田\t 花子 ').data).toEqual({ displayName: '山田 花子' });
    expect(parsed('دانيال').data).toEqual({ displayName: 'دانيال' });
    expect(parsed('👩‍👩‍👧'.repeat(40)).success).toBe(true);
    expect(parsed(' ').data).toEqual({ displayName: '' });
  });

  it.each([3000, 1500, 41])('is too long at %i characters', (count) => {
    expect(problem('あ'.repeat(count))).toEqual(['name_too_long']);
  });

  it('is too long at few characters with many code points', () => {
    expect(problem(`e${'\u0301'.repeat(450)}`)).toEqual(['name_too_long']);
  });

  it.each(['Ann\u202Etxt', 'Ann\u2066Bob', 'Ann\nBob', 'Ann\u200B', 'Ann\u0000', '\uD83D'])(
    'rejects invisible characters and directional overrides: %j',
    (name) => {
      expect(problem(name)).toEqual(['name_characters']);
    },
  );
});

describe('input for a motion', () => {
  const parsed = (motion: object) =>
    api.saveEdits.input.safeParse({
      stampId: 'set',
      revision: 0,
      stickers: [{ messageId: 'one', acting: { framing: 'bust', motion } }],
    });

  it('rejects 10,000 frames, and loops that take too long', () => {
    expect(parsed({ subject: 'jump', frames: 20 }).success).toBe(true);
    expect(parsed({ subject: 'jump', frames: 10_000 }).success).toBe(false);
    const messages = parsed({ seconds: 4, loops: 2 }).error?.issues.map(({ message }) => message);
    expect(messages).toEqual(['motion_too_long']);
  });
});

describe('input for edits', () => {
  it('rejects a change of the product', () => {
    const input = { stampId: 'set', revision: 0, stickers: [] };
    expect(api.saveEdits.input.safeParse(input).success).toBe(true);
    expect(api.saveEdits.input.safeParse({ ...input, product: 'emoji' }).success).toBe(false);
  });
});

describe('upload path', () => {
  it('contains person, set and file name', () => {
    expect(parseUploadPath('uploads/user_ann/stamps/s1/photo-1.jpg')).toEqual({
      uid: 'ann',
      stampId: 's1',
      name: 'photo-1.jpg',
    });
  });

  it.each([
    'uploads/user_ann/stamps/s1/..%2f.jpg',
    'uploads/user_ann/stamps/s1/a/b.jpg',
    'uploads/user_ann/stamps/s1/',
    'stamps/user_ann/s1/package.zip',
    'uploads/user_ann/photo.jpg',
  ])('rejects %s', (path) => {
    expect(parseUploadPath(path)).toBeNull();
  });
});

describe('error texts', () => {
  it.each(errorCodes)('explain in both languages what happened and what to do: %s', (code) => {
    for (const text of [...errorTexts.ja[code], ...errorTexts.en[code]])
      expect(text.length).toBeGreaterThan(4);
    expect(errorTexts.ja[code].join('')).toMatch(/[ぁ-ん]/);
    expect(errorTexts.en[code].join('')).toMatch(/^[\x20-\x7e]+$/);
  });
});
