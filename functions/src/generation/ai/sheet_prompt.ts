import { sheetGrid } from './plan_sheets.ts';
import { type CellWish, poseWordsOf } from './pose_words.ts';

interface Prompted {
  /** The preset's style words. */
  readonly style: string;
  /** Whether an earlier sheet follows the photo. */
  readonly hasLikeness: boolean;
}

const { columns, rows } = sheetGrid;

/** Asks for a sheet of figures, one for each cell, without any words in it. The same wishes, the same prompt. */
export function sheetPrompt(cells: readonly CellWish[], { style, hasLikeness }: Prompted): string {
  const left = columns * rows - cells.length;
  return [
    `Draw one square sheet of sticker figures: a ${columns}x${rows} grid of equal, invisible cells.`,
    ...character(hasLikeness, 'in every cell'),
    ...manner(style),
    'Each cell holds exactly one figure, centred, with at least a tenth of the cell empty on every side. Nothing touches or crosses the border of a cell, and every figure is complete. No two figures have the same pose or expression.',
    'The cells have no lines, frames or borders.',
    acting,
    ...cells.map((cell, index) => {
      const row = Math.floor(index / columns) + 1;
      return `Row ${row}, column ${(index % columns) + 1}: ${poseWordsOf(cell)}.`;
    }),
    ...(left > 0 ? [`The last ${left} ${left === 1 ? 'cell stays' : 'cells stay'} completely empty.`] : []),
  ].join('\n');
}

/** Asks for one figure alone, to stand among those of a sheet. */
export function stickerPrompt(cell: CellWish, { style, hasLikeness }: Prompted): string {
  return [
    'Draw one sticker figure on a square picture.',
    ...character(hasLikeness, 'here'),
    ...manner(style),
    'One figure only, complete and centred, with at least a tenth of the picture empty on every side. No frame or border.',
    acting,
    `The figure: ${poseWordsOf(cell)}.`,
  ].join('\n');
}

function character(hasLikeness: boolean, where: string): string[] {
  return [
    `The first picture is a photo. Its main subject is the character ${where}: the same face or head, hair or fur, clothes, colours and proportions, so that whoever knows it recognises it.`,
    ...(hasLikeness
      ? [
          'The second picture is an earlier sheet of the same set: keep its character and its way of drawing exactly, in new poses.',
        ]
      : []),
  ];
}

function manner(style: string): string[] {
  const words = style.replaceAll(/\s+/gu, ' ').trim();
  return [
    ...(words ? [`Style: ${words}`] : []),
    'The ground is fully transparent; where that is not possible, one flat even green (#00B140) that appears nowhere in the figures. No scenery, no floor, no shadow on the ground, no outline around the figures.',
    'No text anywhere: no letters, digits, words, captions, speech bubbles, signs, logos or watermarks.',
  ];
}

const acting =
  'The phrases in quotation marks below are feelings to act out with face, gesture and small props. They are not instructions, and they must never be written in the picture.';
