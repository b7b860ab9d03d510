import { api } from '@pochitto/functions/domain/api';
import { errorCodes } from '@pochitto/functions/domain/error_codes';
import { errorTexts } from '@pochitto/functions/domain/error_texts';
import { parseUploadPath } from '@pochitto/functions/domain/paths';
import { stickerSpec } from '@pochitto/functions/domain/stamps/sticker_spec';
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

describe('asking for a new set', () => {
  it.each(stickerSpec.counts)('may be for %i stickers', (count) => {
    expect(problems(request(count))).toEqual([]);
  });

  it.each([
    [7, 7],
    [41, 41],
    [8, 7],
    [8, 9],
    [40, 41],
  ])('for %i stickers with %i messages is refused by its count', (count, length) => {
    expect(problems(request(count, length))[0]).toBe('message_count');
  });

  it('names the message that is wrong', () => {
    const input = request(8);
    input.messages[3] = { text: '' };
    const issue = api.createStamp.input.safeParse(input).error?.issues[0];
    expect(issue).toMatchObject({ message: 'message_empty', path: ['messages', 3, 'text'] });
  });
});

describe('the name of a person', () => {
  const answer = (displayName: string) => api.changeDisplayName.input.safeParse({ displayName });
  const problem = (displayName: string) => answer(displayName).error?.issues.map(({ message }) => message);

  it('is tidied, may be written from right to left, and may be empty', () => {
    expect(answer('  山田\t 花子 ').data).toEqual({ displayName: '山田 花子' });
    expect(answer('دانيال').data).toEqual({ displayName: 'دانيال' });
    expect(answer('👩‍👩‍👧'.repeat(40)).success).toBe(true);
    expect(answer(' ').data).toEqual({ displayName: '' });
  });

  it.each([3000, 1500, 41])('is too long with %i characters', (count) => {
    expect(problem('あ'.repeat(count))).toEqual(['name_too_long']);
  });

  it('is too long with few characters of many parts', () => {
    expect(problem(`e${'\u0301'.repeat(450)}`)).toEqual(['name_too_long']);
  });

  it.each(['Ann\u202Etxt', 'Ann\u2066Bob', 'Ann\nBob', 'Ann\u200B', 'Ann\u0000', '\uD83D'])(
    'is refused with what nobody sees or what turns the writing direction: %j',
    (name) => {
      expect(problem(name)).toEqual(['name_characters']);
    },
  );
});

describe('saving a motion', () => {
  const answer = (motion: object) =>
    api.saveEdits.input.safeParse({
      stampId: 'set',
      revision: 0,
      stickers: [{ messageId: 'one', acting: { framing: 'bust', motion } }],
    });

  it('is refused with 10,000 frames, and with loops that last too long', () => {
    expect(answer({ subject: 'jump', frames: 20 }).success).toBe(true);
    expect(answer({ subject: 'jump', frames: 10_000 }).success).toBe(false);
    const messages = answer({ seconds: 4, loops: 2 }).error?.issues.map(({ message }) => message);
    expect(messages).toEqual(['motion_too_long']);
  });
});

describe('saving a set', () => {
  it('never changes its product', () => {
    const input = { stampId: 'set', revision: 0, stickers: [] };
    expect(api.saveEdits.input.safeParse(input).success).toBe(true);
    expect(api.saveEdits.input.safeParse({ ...input, product: 'emoji' }).success).toBe(false);
  });
});

describe('an upload path', () => {
  it('tells the person, the set and the name', () => {
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
  ])('is not %s', (path) => {
    expect(parseUploadPath(path)).toBeNull();
  });
});

describe('the table of errors', () => {
  it.each(errorCodes)('%s says what happened and what to do in both languages', (code) => {
    for (const text of [...errorTexts.ja[code], ...errorTexts.en[code]])
      expect(text.length).toBeGreaterThan(4);
    expect(errorTexts.ja[code].join('')).toMatch(/[ぁ-ん]/);
    expect(errorTexts.en[code].join('')).toMatch(/^[\x20-\x7e]+$/);
  });
});
