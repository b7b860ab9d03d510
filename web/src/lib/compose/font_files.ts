import { fontFolders } from 'virtual:caption-fonts';
import type { FontName } from '@pochitto/functions/compose/caption_families';
import { z } from 'zod';

const rangesSchema = z.record(z.string(), z.string());
const readers: Record<FontName, () => Promise<{ default: unknown }>> = {
  'mochiy-pop-one': () => import('@fontsource/mochiy-pop-one/unicode.json'),
  'm-plus-rounded-1c': () => import('@fontsource/m-plus-rounded-1c/unicode.json'),
  'dela-gothic-one': () => import('@fontsource/dela-gothic-one/unicode.json'),
  'zen-maru-gothic': () => import('@fontsource/zen-maru-gothic/unicode.json'),
  'yusei-magic': () => import('@fontsource/yusei-magic/unicode.json'),
  'potta-one': () => import('@fontsource/potta-one/unicode.json'),
  'reggae-one': () => import('@fontsource/reggae-one/unicode.json'),
  'rocknroll-one': () => import('@fontsource/rocknroll-one/unicode.json'),
  'noto-color-emoji': () => import('@fontsource/noto-color-emoji/unicode.json'),
};

/** What each slice of a font is for, by its key. */
export async function fontRanges(name: FontName): Promise<Record<string, string>> {
  return rangesSchema.parse((await readers[name]()).default);
}

/** Where a slice's file lies. */
export function fontAddress(name: FontName, file: string): string {
  return `${fontFolders[name]}${file}`;
}
