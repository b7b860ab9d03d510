import { afterAll, describe, expect, test } from 'vitest';
import { captionLines } from '../../functions/src/engine/compose/caption_lines.ts';
import { closeEngine } from '../../functions/src/engine/index.ts';
import { draw, plainPose, preset, subjectOf } from './fixtures.ts';
import { margins, readPng } from './read_png.ts';

afterAll(closeEngine);

/** Every character is one em wide; the space is that of a plain sticker. */
const lines = (text: string) =>
  captionLines(text, (part) => [...part].length, {
    along: 320,
    across: 100,
    pitch: 1.08,
    maxSize: 68,
    stroke: 6,
  });

describe('line breaks of a caption', () => {
  test.each([
    'おつかれさまです、また明日ね！',
    'ええええええええええーーーーー！！！',
    'ちょっと待って「すぐ行く」からね。',
    'あっちゃんっていってっていったってば',
    '了解です。よろしくお願いいたします。',
    'やったーーーーーーーーーーーーー！',
  ])('keep closing marks off line starts and opening brackets off line ends: %s', (text) => {
    const found = lines(text);
    expect(found.lines.join('')).toBe(text);
    expect(found.lines.length).toBeLessThanOrEqual(3);
    for (const line of found.lines.slice(1)) expect(line).not.toMatch(/^[、。！？ーっゃゅょッャュョ」）〜]/u);
    for (const line of found.lines) expect(line).not.toMatch(/[「（]$/u);
  });

  test.each([
    ['Happy birthday, dear friend!', false],
    ['See you, then. Bye!', false],
    ['He said "see you" and left.', false],
    ['Wait… what?! (Really?) Yes; no: ok.', true],
    ['ありがとう,また明日.ばいばい!', true],
    ["It's 100% fine, isn't it?", true],
  ] as const)('start no line with a closing Latin mark: %s', (text, narrow) => {
    const room = { along: narrow ? 130 : 320, across: 100, pitch: 1.08, maxSize: 68, stroke: 6 };
    const found = captionLines(text, (part) => part.length * 0.6, room);
    expect(found.lines.length).toBeGreaterThan(1);
    for (const line of found.lines.slice(1)) expect(line).not.toMatch(/^[,.;:!?)\]}%…”’]/u);
    for (const line of found.lines.slice(0, -1)) expect(line).not.toMatch(/[([{“‘]$/u);
  });

  test('leave a short word on one line at the largest allowed size', () => {
    expect(lines('はい')).toEqual({ lines: ['はい'], size: 68 });
  });

  test('keep 30 graphemes at a readable size', () => {
    const found = lines('いつも本当にありがとうございますこれからもよろしくね');
    expect(found.size).toBeGreaterThanOrEqual(18);
    expect(lines('あ'.repeat(30)).size).toBeGreaterThanOrEqual(18);
  });

  test('separate English between words', () => {
    const found = captionLines('See you again tomorrow morning', (part) => part.length * 0.6, {
      along: 320,
      across: 100,
      pitch: 1.08,
      maxSize: 68,
      stroke: 6,
    });
    expect(found.lines.length).toBeGreaterThan(1);
    expect(found.lines.join(' ')).toBe('See you again tomorrow morning');
  });
});

describe('drawn caption', () => {
  test.each(['classic', 'showa'])('of any script stays inside the margins with preset %s', async (slug) => {
    const subject = await subjectOf('astronaut.png');
    const texts = [
      'おめでとう🎉🎊✨',
      '👨‍👩‍👧家族だよ❤️',
      'あ'.repeat(30),
      'Congratulations on graduation!',
      'ちょっと「待って」ーーっ、ね。',
      'ABC♪☆★♡♥→',
      '髙﨑さん、ﾊﾝｶｸOK',
    ];
    const drawn = await draw(
      subject,
      preset(slug),
      texts.map((text) => ({ text, pose: plainPose })),
    );
    for (const png of drawn)
      expect(Math.min(...Object.values(margins(readPng(png))))).toBeGreaterThanOrEqual(10);
  });

  test('shows an emoji in color', async () => {
    const subject = await subjectOf('astronaut.png');
    const config = { ...preset('manga'), captionPlacement: 'bottom' as const };
    const [png] = await draw(subject, config, [{ text: 'はい🍎', pose: { ...plainPose, effect: 'mono' } }]);
    const { pixels } = readPng(png ?? new Uint8Array());
    let red = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if ((pixels[at] ?? 0) > 150 && (pixels[at + 1] ?? 0) < 90 && (pixels[at + 3] ?? 0) > 200) red++;
    }
    expect(red).toBeGreaterThan(150);
  });

  test('rejects a character that no font has', async () => {
    const subject = await subjectOf('astronaut.png');
    const drawing = draw(subject, preset('classic'), [{ text: '𛀁', pose: plainPose }]);
    await expect(drawing).rejects.toMatchObject({ code: 'message_script' });
  });
});
