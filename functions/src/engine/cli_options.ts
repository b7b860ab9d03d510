import { z } from 'zod';
import { products } from '../domain/product/product_spec.ts';

const optionsSchema = z.object({
  photo: z.string().min(1),
  messages: z.string().nullable(),
  count: z.int().min(1).max(40).nullable(),
  preset: z.string(),
  out: z.string().min(1),
  product: z.enum(products),
  /** Whether things get a drawn face with arms and legs. */
  drawsFace: z.boolean(),
  /** A person of a group, counted from the left; null = everyone. */
  person: z.int().min(1).nullable(),
});

export type CliOptions = z.infer<typeof optionsSchema>;

const usage =
  "Usage: npm run stickers -- PHOTO [--messages FILE|'a,b,c'] [--count N] [--preset SLUG] [--product NAME] [--drawn-face] [--person N|all] --out DIR";

/**
 * Parses the command line.
 *
 * @throws Error with one line that says what is wrong.
 */
export function cliOptions(words: readonly string[]): CliOptions {
  const given = new Map<string, string>();
  const photos: string[] = [];
  let drawsFace = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === '--drawn-face') {
      drawsFace = true;
      continue;
    }
    if (!word.startsWith('--')) {
      photos.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (!['messages', 'count', 'preset', 'product', 'person', 'out'].includes(name))
      throw new Error(`Unknown option --${name}. ${usage}`);
    const value = inline ?? words[++at];
    if (value === undefined) throw new Error(`--${name} needs a value. ${usage}`);
    given.set(name, value);
  }
  if (photos.length !== 1) throw new Error(`Give one photo. ${usage}`);
  if (!given.get('out')) throw new Error(`Say where to write with --out. ${usage}`);
  const count = given.get('count');
  const person = given.get('person') ?? 'all';
  const parsed = optionsSchema.safeParse({
    photo: photos[0],
    messages: given.get('messages') ?? null,
    count: count === undefined ? null : Number(count),
    preset: given.get('preset') ?? 'classic',
    product: given.get('product') ?? 'sticker',
    out: given.get('out'),
    drawsFace,
    person: person === 'all' ? null : Number(person),
  });
  const wrong = parsed.error?.issues[0]?.path[0];
  if (wrong === 'product') throw new Error(`--product is one of ${products.join(', ')}. ${usage}`);
  if (wrong === 'person') throw new Error(`--person is all or a number, counted from the left. ${usage}`);
  if (!parsed.success) throw new Error(`--count is a whole number from 1 to 40. ${usage}`);
  return parsed.data;
}
