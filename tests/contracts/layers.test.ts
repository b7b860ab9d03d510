import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { layerViolations } from '../../tools/check/layer_violations.ts';

const folders: string[] = [];

/** Creates a project with these files. Returns its root. */
function projectWith(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function violations(path: string, text: string, imported?: string): string[] {
  return layerViolations(
    projectWith({ [path]: text, ...(imported === undefined ? {} : { [imported]: 'export {};' }) }),
  );
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('layer check', () => {
  it.each([
    ['the domain → a package', 'functions/src/domain/price.ts', "import 'firebase-admin/app';"],
    [
      'the domain → a feature folder',
      'functions/src/domain/price.ts',
      "import '../tokens/index.ts';",
      'functions/src/tokens/index.ts',
    ],
    ['the engine → Firebase', 'functions/src/engine/draw.ts', "await import('firebase-admin/app');"],
    ['the engine → the network', 'functions/src/engine/draw.ts', "import 'node:https';"],
    [
      'the engine → the platform',
      'functions/src/engine/draw.ts',
      "import '../platform/log.ts';",
      'functions/src/platform/log.ts',
    ],
    [
      'a lower folder → a higher one',
      'functions/src/tokens/buy.ts',
      "import '../studio/index.ts';",
      'functions/src/studio/index.ts',
    ],
    [
      'a vendor → a feature folder',
      'functions/src/vendors/stripe/client.ts',
      "export * from '../../tokens/index.ts';",
      'functions/src/tokens/index.ts',
    ],
    [
      'a feature folder → the manifest',
      'functions/src/stamps/create.ts',
      "import '../index.ts';",
      'functions/src/index.ts',
    ],
    [
      'a feature folder → a file inside another',
      'functions/src/studio/share.ts',
      "import type { A } from '../stamps/create.ts';",
      'functions/src/stamps/create.ts',
    ],
    [
      'a function → the web',
      'functions/src/stamps/create.ts',
      "import '../../../web/src/main.tsx';",
      'web/src/main.tsx',
    ],
    [
      'the web → a feature folder',
      'web/src/app/shell.tsx',
      "import '../../../functions/src/stamps/index.ts';",
      'functions/src/stamps/index.ts',
    ],
    ['the web → a sandbox', 'web/src/app/shell.tsx', "import '@pochitto/sandbox/stripe';"],
    [
      'a feature → a feature',
      'web/src/features/auth/a.tsx',
      "import '../editor/b.tsx';",
      'web/src/features/editor/b.tsx',
    ],
    [
      'a component → a feature',
      'web/src/ui/button.tsx',
      "import '../features/auth/a.tsx';",
      'web/src/features/auth/a.tsx',
    ],
    [
      "the web's lib → what features share",
      'web/src/lib/firebase/a.ts',
      "import type { B } from '../../shared/b.tsx';",
      'web/src/shared/b.tsx',
    ],
    ['a sandbox → the domain', 'sandbox/stripe/index.ts', "import '@pochitto/functions/domain/price';"],
    [
      'a checker → the engine',
      'tests/contracts/line/checker.ts',
      "import '../../../functions/src/engine/draw.ts';",
      'functions/src/engine/draw.ts',
    ],
  ])('rejects an import: %s', (_name, path, text, imported?: string) => {
    expect(violations(path, text, imported)).toHaveLength(1);
  });

  it('reports where a forbidden import is, and why it is forbidden', () => {
    expect(violations('functions/src/domain/price.ts', "// One.\nimport 'stripe';")).toEqual([
      'functions/src/domain/price.ts:2 imports stripe: the domain imports nothing but zod and itself',
    ]);
  });

  it('finds import cycles, including those of types', () => {
    const root = projectWith({
      'tools/a.ts': "import './b.ts';",
      'tools/b.ts': "import './c.ts';",
      'tools/c.ts': "import './a.ts';",
      'tools/d.ts': "import type { E } from './e.ts';",
      'tools/e.ts': "import './d.ts';",
    });
    expect(layerViolations(root)).toEqual([
      'a cycle: tools/a.ts → tools/b.ts → tools/c.ts → tools/a.ts',
      'a cycle: tools/d.ts → tools/e.ts → tools/d.ts',
    ]);
  });

  it('rejects a folder without a layer', () => {
    expect(violations('functions/src/unknown/example.ts', "import 'zod';")).toHaveLength(1);
  });

  it.each([
    ['the domain → zod', 'functions/src/domain/price.ts', "import { z } from 'zod';"],
    ['the engine → its libraries', 'functions/src/engine/draw.ts', "const sharp = await import('sharp');"],
    [
      'a feature folder → the index of a lower one',
      'functions/src/studio/share.ts',
      "import '../stamps/index.ts';",
      'functions/src/stamps/index.ts',
    ],
    [
      'a feature folder → the platform',
      'functions/src/studio/share.ts',
      "import '../platform/log.ts';",
      'functions/src/platform/log.ts',
    ],
    ['the web → the domain', 'web/src/lib/price.ts', "import '@pochitto/functions/domain/price';"],
    [
      'the app → a feature',
      'web/src/app/routes.tsx',
      "import '../features/auth/a.tsx';",
      'web/src/features/auth/a.tsx',
    ],
  ])('accepts an import: %s', (_name, path, text, imported?: string) => {
    expect(violations(path, text, imported)).toEqual([]);
  });
});
