import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import {
  type FontName,
  fontHome,
  fontSlices,
  fontWeights,
} from '@pochitto/functions/compose/caption_families';
import type { Plugin } from 'vite';
import { z } from 'zod';

const require = createRequire(import.meta.url);
/** Below /assets, whose files browsers cache permanently: another version of a font gets another path. */
const folder = 'assets/fonts';

/**
 * Serves the font slices for captions, one file each, under names that the page computes: a list of their 600 URLs
 * would be larger than most slices. `virtual:caption-fonts` has the folder of each font.
 */
export const captionFonts: Plugin = {
  name: 'caption-fonts',
  resolveId: (id) => (id === 'virtual:caption-fonts' ? '\0caption-fonts' : undefined),
  load: (id) => {
    if (id !== '\0caption-fonts') return undefined;
    const folders = Object.fromEntries(names().map((name) => [name, `/${folderOf(name)}/`]));
    return `export const fontFolders = ${JSON.stringify(folders)};`;
  },
  configureServer: ({ middlewares }) => {
    const known = new Map(slices().map(({ address, path }) => [`/${address}`, path]));
    middlewares.use((request, response, next) => {
      const path = known.get(request.url ?? '');
      if (!path) return next();
      response.setHeader('content-type', 'font/woff');
      response.end(readFileSync(path));
    });
  },
  generateBundle(_, bundle) {
    // Emit the slices only with the page's bundle, not with the worker's.
    if (!Object.values(bundle).some((each) => each.type === 'chunk' && each.name === 'index')) return;
    for (const { address, path } of slices()) {
      this.emitFile({ type: 'asset', fileName: address, source: readFileSync(path) });
    }
  },
};

const names = () => Object.keys(fontWeights) as FontName[];
const home = (name: FontName) => dirname(require.resolve(`${fontHome(name)}/package.json`));

const read = (name: FontName, file: string): unknown =>
  JSON.parse(readFileSync(join(home(name), file), 'utf8'));

function folderOf(name: FontName): string {
  const { version } = z.object({ version: z.string() }).parse(read(name, 'package.json'));
  return `${folder}/${name}-${version}`;
}

function slices(): { address: string; path: string }[] {
  return names().flatMap((name) => {
    const ranges = z.record(z.string(), z.string()).parse(read(name, 'unicode.json'));
    const there = new Set(readdirSync(join(home(name), 'files')));
    return fontSlices(name, ranges)
      .filter(({ file }) => there.has(file))
      .map(({ file }) => ({
        address: `${folderOf(name)}/${basename(file)}`,
        path: join(home(name), 'files', file),
      }));
  });
}
