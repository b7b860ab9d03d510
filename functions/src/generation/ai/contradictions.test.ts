import { describe, expect, it } from 'vitest';
import { feelings } from '../../domain/acting/feeling.ts';
import { planSet } from '../../domain/acting/plan_set.ts';
import { suggestMessages } from '../../domain/generation/suggested_messages.ts';
import { seedPresets } from '../../domain/presets/seed_presets.ts';
import { framings } from '../../domain/stamps/pose.ts';
import { contradictionsIn } from './contradictions.ts';
import { expressionWords } from './expression_words.ts';
import { gesturesOf } from './gesture_words.ts';
import { type CellPose, planPoses } from './plan_poses.ts';
import { type Manner, sheetPrompt, stickerPrompt } from './sheet_prompt.ts';
import { styleWords } from './style_words.ts';

const green = { name: 'green', hex: '#00B140', words: /\b(?:green|mint)\b/iu };
const promptOptions = (ground: Manner['ground'] = 'transparent') => ({
  ground,
  hasAlpha: ground === 'transparent',
  mostCharacters: 32_000,
});
const cell = (changed: Partial<CellPose> = {}): CellPose => ({
  message: 'やった',
  feeling: 'happy',
  face: 'a wide open smile',
  body: 'both arms thrown up, seen from the front',
  framing: 'bust',
  ...changed,
});
const two = [cell(), cell({ body: 'clapping' })];
const styleOptions = (ground: Manner['ground'] = 'transparent'): Manner => ({
  style: 'Soft crayons',
  hasFirstDrawings: false,
  ground,
});
const sheet = sheetPrompt(two, styleOptions());

describe('contradictions of a prompt', () => {
  it('do not exist in the prompts that are sent', () => {
    for (const ground of ['transparent', green] as const) {
      expect(contradictionsIn(sheetPrompt(two, styleOptions(ground)), promptOptions(ground))).toEqual([]);
      expect(contradictionsIn(stickerPrompt(cell(), styleOptions(ground)), promptOptions(ground))).toEqual(
        [],
      );
    }
  });

  it.each<[string, string, readonly string[]]>([
    ['a request for lettering', 'Write a caption below it.', ['lettering_asked']],
    ['a request for marks', 'Add sparkles around it.', ['marks_asked']],
    ['a request for scenery', 'A beach landscape.', ['scenery_asked']],
    ['a second ground', 'The ground is #FFFFFF.', ['two_grounds']],
  ])('are found: %s', (_, words, found) => {
    expect(contradictionsIn(`${sheet}\n${words}`, promptOptions())).toEqual(found);
  });

  it('are found for transparency without an alpha channel, and for a missing ground', () => {
    expect(contradictionsIn(sheet, { ...promptOptions(), hasAlpha: false })).toEqual([
      'transparent_without_alpha',
    ]);
    expect(contradictionsIn('Draw a cat.', promptOptions())).toEqual(['no_ground']);
  });

  it('are found when words name the color of the ground', () => {
    const prompt = `${sheetPrompt(two, styleOptions(green))}\nIt has a mint scarf.`;
    expect(contradictionsIn(prompt, promptOptions(green))).toEqual(['ground_color_in_figure']);
  });

  it.each([
    ['standing from the chest up', cell({ body: 'standing at ease' })],
    ['kicking legs in a close-up', cell({ body: 'kicking legs', framing: 'face' })],
  ])('are found: %s', (_, wrong) => {
    expect(contradictionsIn(sheetPrompt([cell(), wrong], styleOptions()), promptOptions())).toEqual([
      'body_in_close_up B',
    ]);
  });

  it('are found for two cells with the same pose, and for cells missing from the map', () => {
    expect(contradictionsIn(sheetPrompt([cell(), cell()], styleOptions()), promptOptions())).toEqual([
      'same_pose B',
    ]);
    expect(contradictionsIn(sheet.replace('\nB: ', '\nBeside it: '), promptOptions())).toEqual([
      'cell_missing B',
    ]);
    expect(contradictionsIn(sheet.replace('\nB: ', '\nA: '), promptOptions())).toEqual([
      'cell_twice A',
      'cell_missing B',
    ]);
  });

  it('are found for a prompt longer than the model accepts', () => {
    expect(contradictionsIn(sheet, { ...promptOptions(), mostCharacters: 100 })).toEqual(['too_long']);
  });

  it('are not looked for in what people wrote', () => {
    const rude = cell({ message: 'Write a title on a green background, standing!' });
    expect(contradictionsIn(sheetPrompt([rude], styleOptions(green)), promptOptions(green))).toEqual([]);
  });
});

describe('parts of a prompt without contradictions', () => {
  it.each(feelings)('include every gesture of %s', (feeling) => {
    for (const framing of framings) {
      const cells = gesturesOf(feeling, framing).map((body) => cell({ body, framing }));
      expect(contradictionsIn(sheetPrompt(cells, styleOptions(green)), promptOptions(green))).toEqual([]);
    }
  });

  it('include every expression', () => {
    for (const face of Object.values(expressionWords)) {
      expect(
        contradictionsIn(stickerPrompt(cell({ face }), styleOptions(green)), promptOptions(green)),
      ).toEqual([]);
    }
  });

  it.each(seedPresets.map(({ slug, config }) => [slug, config] as const))(
    'include a set of 40 in the style %s',
    (_, config) => {
      const texts = suggestMessages(40, 'ja', 'mix').map(({ text }) => text);
      const actings = planSet(texts, { preset: config, subject: 'auto' });
      for (let first = 0; first < texts.length; first += 9) {
        const messages = texts.slice(first, first + 9).map((message, index) => ({
          message,
          pose: null,
          styleIndex: first + index,
          regenerations: 0,
          acting: actings[first + index] ?? null,
        }));
        for (const ground of ['transparent', green] as const) {
          const prompt = sheetPrompt(planPoses(messages, config), {
            style: config.prompt,
            hasFirstDrawings: true,
            ground,
          });
          expect(contradictionsIn(prompt, promptOptions(ground))).toEqual([]);
        }
      }
    },
  );

  it('keep every word of the seed presets’ styles', () => {
    for (const { config } of seedPresets) {
      const plain = config.prompt.replace(/\.$/, '').replaceAll(/\s+/g, ' ');
      expect(styleWords(config.prompt, null)).toBe(plain);
    }
  });

  it('drop contradicting words that an operator wrote', () => {
    const words =
      'written text, golden letters, a caption. Speech bubbles! sparkles; party hat, crown: green and mint, white outline, on a #00FF00 background, transparent, standing on black, "title", in front of the sea, stickers';
    for (const ground of ['transparent', green] as const) {
      const prompt = sheetPrompt(two, { style: words, hasFirstDrawings: false, ground });
      expect(contradictionsIn(prompt, promptOptions(ground))).toEqual([]);
    }
  });

  it.each([
    ['Pen drawing on white paper, thick lines.', null, 'Pen drawing, thick lines'],
    ['Comic with speech bubbles and a title, bold ink', null, 'bold ink'],
    ['Happy sticker. Green hills background! "quoted" pastel', null, 'quoted pastel'],
    ['Mint and cream colors, soft light', green.words, 'soft light'],
    ['', null, ''],
  ])('drop contradicting parts of the style %j', (style, barred, words) => {
    expect(styleWords(style, barred)).toBe(words);
  });
});
