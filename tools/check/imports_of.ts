import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Import {
  /** Path of the importing file, relative to the project's folder, with `/`. */
  from: string;
  /** Path of the imported file, in the same form, or the specifier of a package or of a `node:` module. */
  to: string;
  /** Whether `to` is a file of the project. */
  ours: boolean;
  /** Whether nothing of it remains after type stripping. */
  typeOnly: boolean;
  line: number;
}

const SOURCES = ['functions/src', 'web/src', 'sandbox', 'tools', 'tests'].map(
  (folder) => `${folder}/**/*.{ts,tsx}`,
);
/** Entry points of functions for other workspaces, and their folders. */
const DOORS = [
  ['@pochitto/functions/domain/', 'functions/src/domain/'],
  ['@pochitto/functions/compose/', 'functions/src/engine/compose/'],
] as const;

/** Returns all imports in the project's TypeScript: static, re-exporting, type-only, and dynamic with a literal. */
export function importsOf(root: string): Import[] {
  const files = globSync(SOURCES, { cwd: root, exclude: (name) => String(name).includes('node_modules') })
    .map((path) => path.split(sep).join('/'))
    .sort();
  const known = new Set(files);
  return files.flatMap((from) => importsOfFile(root, from, known));
}

function importsOfFile(root: string, from: string, known: ReadonlySet<string>): Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  const { module } = parseSync(from, text);
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      ...moduleRequest,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : { ...moduleRequest, typeOnly: isType },
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      value: text.slice(start + 1, end - 1),
      start,
      typeOnly: false,
    })),
  ];
  return found.map(({ value, start, typeOnly }) => {
    const file = fileOf(root, from, value, known);
    const line = text.slice(0, start).split('\n').length;
    return { from, to: file ?? value, ours: file !== undefined, typeOnly, line };
  });
}

function fileOf(
  root: string,
  from: string,
  specifier: string,
  known: ReadonlySet<string>,
): string | undefined {
  for (const [door, folder] of DOORS) {
    if (specifier.startsWith(door)) return `${folder}${specifier.slice(door.length).replace(/\.ts$/, '')}.ts`;
  }
  if (!specifier.startsWith('.')) return undefined;
  const path = relative(root, join(root, dirname(from), specifier))
    .split(sep)
    .join('/');
  const candidates = [path, `${path}.ts`, `${path}.tsx`, posix.join(path, 'index.ts')];
  return candidates.find((candidate) => known.has(candidate)) ?? path;
}
