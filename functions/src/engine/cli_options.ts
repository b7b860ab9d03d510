import { z } from 'zod';

const optionsSchema = z.object({
  photo: z.string().min(1),
  messages: z.string().nullable(),
  count: z.int().min(1).max(40).nullable(),
  preset: z.string(),
  out: z.string().min(1),
  /** Things get a drawn face with arms and legs. */
  drawsFace: z.boolean(),
});

export type CliOptions = z.infer<typeof optionsSchema>;

const usage =
  "Usage: npm run stickers -- PHOTO [--messages FILE|'a,b,c'] [--count N] [--preset SLUG] [--drawn-face] --out DIR";

/** Reads the command line; throws an Error with one line that says what is wrong. */
export function cliOptions(words: readonly string[]): CliOptions {
  const given = new Map<string, string>();
  const photos: string[] = [];
  let drawsFace = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--drawn-face') {
      drawsFace = true;
      continue;
    }
    if (!word.startsWith('--')) {
      photos.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (!['messages', 'count', 'preset', 'out'].includes(name))
      throw new Error(`Unknown option --${name}. ${usage}`);
    const value = inline ?? words[++at];
    if (value === undefined) throw new Error(`--${name} needs a value. ${usage}`);
    given.set(name, value);
  }
  if (photos.length !== 1) throw new Error(`Give one photo. ${usage}`);
  if (!given.get('out')) throw new Error(`Say where to write with --out. ${usage}`);
  const count = given.get('count');
  const parsed = optionsSchema.safeParse({
    photo: photos[0],
    messages: given.get('messages') ?? null,
    count: count === undefined ? null : Number(count),
    preset: given.get('preset') ?? 'classic',
    out: given.get('out'),
    drawsFace,
  });
  if (!parsed.success) throw new Error(`--count is a whole number from 1 to 40. ${usage}`);
  return parsed.data;
}
