import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { bestActing } from '../../functions/src/domain/acting/best_acting.ts';
import { planStickers } from '../../functions/src/domain/acting/plan_set.ts';
import { suggestMessages } from '../../functions/src/domain/generation/suggested_messages.ts';
import {
  closeEngine,
  cutOut,
  decodeCutOut,
  drawMain,
  drawTab,
  encodeCutOut,
  normalisePhoto,
  packStickers,
} from '../../functions/src/engine/index.ts';
import { draw, photo, plainPose, preset, subjectOf } from './fixtures.ts';

afterAll(closeEngine);

const run = promisify(execFile);
const command = new URL('../../tools/stickers.ts', import.meta.url).pathname;
const texts = suggestMessages(8, 'ja').map(({ text }) => text);
const config = preset('classic');
/** Plans a person's photo as the command does. */
const messages = planStickers(texts, { preset: config, subject: 'person' });
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('stickers of the same photo and messages', () => {
  test('have the same bytes in any order, and after other stickers', async () => {
    const subject = await subjectOf('astronaut.png');
    const oneColor = {
      ...config,
      captionColors: ['#E8452C'],
    };
    const inOrder = messages.map((each) => ({ ...each, acting: { ...each.acting, ground: null } }));
    const first = (await draw(subject, oneColor, inOrder)).map(digest);
    await draw(subject, preset('neon'), [{ text: '別の文字🎈', pose: plainPose }]);
    const backwards = (await draw(subject, oneColor, inOrder.toReversed())).map(digest);
    expect(backwards.toReversed()).toEqual(first);
  });

  test('have the same bytes in a new process', async () => {
    const home = await mkdtemp(join(tmpdir(), 'stickers-'));
    const out = join(home, 'set');
    const file = new URL('../photos/portrait_1024.jpg', import.meta.url).pathname;
    await run(process.execPath, [command, file, '--count', '8', '--out', out]);
    const { png } = await normalisePhoto(await photo('portrait_1024.jpg'));
    const subject = await cutOut(png, 'auto');
    const stickers = await draw(subject, config, messages);
    const stance = { pose: null, acting: bestActing(messages.map(({ acting }) => acting)) };
    const [main, tab] = await Promise.all([
      drawMain(subject, config, stance),
      drawTab(subject, config, stance),
    ]);
    const zip = await packStickers('sticker', { main: main.png, tab: tab.png, stickers });
    expect(digest(await readFile(join(out, 'package.zip')))).toBe(digest(zip));
    expect((await readdir(out)).toSorted()).toEqual(
      ['01', '02', '03', '04', '05', '06', '07', '08', 'main', 'tab']
        .map((name) => `${name}.png`)
        .concat('package.zip', 'report.json')
        .toSorted(),
    );
    await rm(home, { recursive: true });
  });

  test('have the same bytes from a stored cut-out', async () => {
    const subject = await subjectOf('camera.png');
    const stored = await encodeCutOut(subject);
    const again = await decodeCutOut(stored);
    expect({ ...again, pixels: digest(new Uint8Array(again.pixels)) }).toEqual({
      ...subject,
      pixels: digest(new Uint8Array(subject.pixels)),
    });
    expect(digest(await encodeCutOut(again))).toBe(digest(stored));
    const [one, two] = await Promise.all([
      draw(subject, preset('classic'), messages),
      draw(again, preset('classic'), messages),
    ]);
    expect(two.map(digest)).toEqual(one.map(digest));
  });
});

describe('engine command', () => {
  test.each([
    ['a file that is no photo', 'not a photo', 'photo.jpg', []],
    ['an unknown preset', null, 'portrait_1024.jpg', ['--preset', 'nothing']],
    ['a message that is too long', null, 'portrait_1024.jpg', ['--messages', 'あ'.repeat(31)]],
    ['a photo without a subject', null, 'empty_sky.png', []],
  ])('explains in one line what is wrong with %s, and writes nothing', async (_, content, name, extra) => {
    const home = await mkdtemp(join(tmpdir(), 'stickers-'));
    const file = content === null ? new URL(`../photos/${name}`, import.meta.url).pathname : join(home, name);
    if (content !== null) await writeFile(file, content);
    const failed = run(process.execPath, [command, file, '--out', join(home, 'out'), ...extra]);
    await expect(failed).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^[^\n]+\n$/) });
    expect(await readdir(home)).toEqual(content === null ? [] : [name]);
    await rm(home, { recursive: true });
  });

  test('names how many people were found if it cannot choose one of them', async () => {
    const file = new URL('../photos/portrait_1024.jpg', import.meta.url).pathname;
    const failed = run(process.execPath, [command, file, '--out', join(tmpdir(), 'no-set'), '--person', '3']);
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: '--person 3: 1 person was found in the photo; people are numbered from the left.\n',
    });
  });
});
