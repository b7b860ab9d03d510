import { readFile } from 'node:fs/promises';
import type { Acting } from '../../functions/src/domain/acting/acting.ts';
import type { CaptionStyle, SeedPreset } from '../../functions/src/domain/presets/preset.ts';
import { seedPresets } from '../../functions/src/domain/presets/seed_presets.ts';
import type { Pose } from '../../functions/src/domain/stamps/pose.ts';
import { type CutOut, cutOut, drawStickers, normalisePhoto } from '../../functions/src/engine/index.ts';

export function photo(name: string): Promise<Buffer> {
  return readFile(new URL(`../photos/${name}`, import.meta.url));
}

const cutOuts = new Map<string, Promise<CutOut>>();

/** Returns the subject of a photo in `tests/photos`, cut out once per test file. */
export function subjectOf(name: string): Promise<CutOut> {
  const known = cutOuts.get(name);
  if (known) return known;
  const made = photo(name)
    .then(normalisePhoto)
    .then(({ png }) => cutOut(png, 'auto'));
  cutOuts.set(name, made);
  return made;
}

export function preset(slug: string): SeedPreset['config'] {
  const found = seedPresets.find((each) => each.slug === slug);
  if (!found) throw new Error(`No preset ${slug}.`);
  return found.config;
}

export const plainPose: Pose = {
  framing: 'bust',
  flip: false,
  tilt: 0,
  effect: 'none',
  zoom: 1,
  offsetX: 0,
  offsetY: 0,
};

/** Draws stickers and returns their PNGs in the same order. */
export async function draw(
  subject: CutOut,
  config: SeedPreset['config'],
  stickers: readonly { text: string; pose: Pose; caption?: CaptionStyle | null; acting?: Acting | null }[],
): Promise<Uint8Array[]> {
  const drawn: Uint8Array[] = [];
  const requests = stickers.map(({ text, pose, caption = null, acting = null }, styleIndex) => ({
    cutOut: subject,
    text,
    pose,
    styleIndex,
    caption,
    acting,
  }));
  await drawStickers(requests, config, (index, { png }) => {
    drawn[index] = png;
  });
  return drawn;
}
