import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');

const packageSchema = z.object({
  version: z.string().default(''),
  license: z.string().default(''),
  resolved: z.string().optional(),
  link: z.boolean().default(false),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const lockSchema = z.object({ packages: z.record(z.string(), packageSchema) });
type Packages = z.output<typeof lockSchema>['packages'];

/** A package with the text of the Apache License 2.0. */
const apachePackage = 'node_modules/@google-cloud/firestore';

/** Packages that share one license text. */
interface LicenseNotice {
  /** Name and version of each. */
  readonly packages: readonly string[];
  /** SPDX expression, as the packages state it. */
  readonly license: string;
  readonly text: string;
}

/** `virtual:third-party-licenses` contains the notices of everything that browsers and functions run. */
export const thirdPartyLicenses: Plugin = {
  name: 'third-party-licenses',
  resolveId: (id) => (id === 'virtual:third-party-licenses' ? '\0third-party-licenses' : undefined),
  load: (id) => {
    if (id !== '\0third-party-licenses') return undefined;
    return `export const notices = JSON.parse(${JSON.stringify(JSON.stringify(licenseNotices()))});`;
  },
};

/**
 * Returns the notices of the production dependencies of web and functions, sorted by the name of their first
 * package.
 */
export function licenseNotices(): LicenseNotice[] {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const groups = new Map<string, { packages: string[]; license: string; text: string }>();
  const add = (name: string, license: string, text: string) => {
    const key = `${license}\n${text}`;
    const group = groups.get(key) ?? { packages: [], license, text };
    if (!group.packages.includes(name)) group.packages.push(name);
    groups.set(key, group);
  };
  for (const path of productionPackages(packages)) {
    const { version = '', license = '' } = packages[path] ?? {};
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    // Variants of a package for other platforms are not installed.
    if (!existsSync(join(root, path))) continue;
    const text = licenseText(join(root, path));
    // This license has only one text, without names.
    const isBare = text === '' && license === 'Apache-2.0';
    add(`${name} ${version}`, license, isBare ? licenseText(join(root, apachePackage)) : text);
  }
  add('Face and person models', 'Apache-2.0', licenseText(join(root, 'functions', 'models')));
  add('Noto Sans TC', 'OFL-1.1', licenseText(join(root, 'functions', 'fonts', 'noto-sans-tc')));
  return [...groups.values()]
    .map((group) => ({ ...group, packages: group.packages.toSorted() }))
    .toSorted((one, other) => (one.packages[0] ?? '').localeCompare(other.packages[0] ?? ''));
}

/** Returns the lock file paths of what web and functions need to run, including transitive dependencies. */
function productionPackages(packages: Packages): string[] {
  const seen = new Set(['web', 'functions']);
  for (const path of seen) {
    const { dependencies = {}, optionalDependencies = {} } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = resolve(packages, path, name);
      if (found !== null) seen.add(found);
    }
  }
  return [...seen].filter((path) => path.includes('node_modules/'));
}

/** Resolves a package like Node: from the importing folder upwards. */
function resolve(packages: Packages, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.replace(/\/?(node_modules\/(@[^/]+\/)?)?[^/]+$/, '')) {
    const path = join(folder, 'node_modules', name);
    const known = packages[path];
    if (known) return known.link ? (known.resolved ?? null) : path;
    if (folder === '') return null;
  }
}

function licenseText(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  return names
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}
