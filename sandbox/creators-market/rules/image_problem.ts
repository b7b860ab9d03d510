import { validateImage } from '../validate_image.ts';
import type { ItemShape } from './item_shape.ts';

/** Rules of `judgeImage` that keep a file from being taken; the site's message for each is in `words/`. */
export const IMAGE_PROBLEMS = [
  'png',
  'image_bytes',
  'colour_type',
  'animated',
  'still',
  'frames',
  'loops',
  'seconds',
  'first_frame',
  'dimensions',
  'even',
  'empty',
  'transparency',
] as const;
export type ImageProblem = (typeof IMAGE_PROBLEMS)[number];

const isProblem = (rule: string): rule is ImageProblem => IMAGE_PROBLEMS.some((known) => known === rule);

/** Why the site refuses a picture for a slot (`main`, `tab`, `01` …); empty when it takes it. */
export function imageProblems(shape: ItemShape, key: string, bytes: Buffer): ImageProblem[] {
  const rules = validateImage(`${key}.png`, bytes, shape)
    .findings.filter(({ level }) => level === 'error')
    .map(({ rule }) => rule);
  return [...new Set(rules.filter(isProblem))];
}
