import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../tools/stack/stack_info.ts';
import {
  type Actor,
  actors,
  claimsOf,
  type Method,
  mayAccess,
  methods,
  ownerOf,
  uidOf,
} from '../rules/actors.ts';
import { type Mutant, mutantsOf } from '../rules/rules_mutants.ts';
import { lookedUp, type StorageRow, storageTable } from './storage_access.ts';
import { type Attempt, type StorageRulesRuntime, startStorageRulesRuntime } from './storage_rules_runtime.ts';

const rules = readFileSync(join(ROOT, 'storage.rules'), 'utf8');

/** Mutants that no request can distinguish from the rules, with the reason. */
const equivalent: readonly (readonly [mutant: string, reason: string])[] = [
  ['/thumbnails/{folder}/{name} allow get → get, list', 'a list has no file whose metadata it could read'],
  ['/uploads/{folder}/{name} allow get → get, list', 'a list has no file whose metadata it could read'],
  ['/uploads/{folder}/{name} allow create → create, update', 'an update finds a file, and it asks for none'],
];

function attemptOf(row: StorageRow, actor: Actor, method: Method): Attempt {
  const owner = ownerOf(actor);
  const path = row.path(owner, actor);
  const claims = claimsOf(actor);
  return {
    method,
    path: method === 'list' ? path.replace(/\/?[^/]*$/, '') : path,
    bucket: row.bucket === 'inbox' ? 'pochitto-inbox' : 'pochitto',
    ...(claims === null ? {} : { auth: { uid: uidOf(actor), token: claims } }),
    ...(method === 'list' || (method === 'create' && !row.found)
      ? {}
      : { before: row.before?.(owner) ?? row.after ?? null }),
    ...(method === 'create' || method === 'update' ? { after: row.after ?? null } : {}),
    ...(method === 'list' ? { delimiter: '/' } : {}),
  };
}

describe('Storage rules', () => {
  let runtime: StorageRulesRuntime;
  beforeAll(async () => {
    runtime = await startStorageRulesRuntime({ findsOverlaps: false });
    for (const [path, fields] of lookedUp()) runtime.documents.set(path, fields);
  });
  afterAll(() => runtime.stop());

  /** Returns the cells of the table whose result differs. */
  async function deviations(rulesetName: string, cells: readonly Cell[]): Promise<string[]> {
    const answers = await Promise.all(
      cells.map(async ({ row, actor, method }) => {
        const { result } = await runtime.verify(attemptOf(row, actor, method), rulesetName);
        if (result?.permit === mayAccess(row.access, actor, method)) return [];
        return [`${actor} ${result?.permit ? 'may' : 'may not'} ${method} ${row.name}`];
      }),
    );
    return answers.flat();
  }

  it('give access to each place in the buckets as in the access table only', async () => {
    await runtime.load(rules, 'ours');
    expect(await deviations('ours', cellsOf(storageTable))).toEqual([]);
  });

  it('have no condition that the access table does not test', async () => {
    const mutants = mutantsOf(rules);
    const survivors: string[] = [];
    for (const [number, mutant] of mutants.entries()) {
      const { name, source } = mutant;
      const { errors } = await runtime.load(source, `mutant_${number}`);
      expect(errors, name).toEqual([]);
      if (!(await isCaught(`mutant_${number}`, mutant))) survivors.push(name);
    }
    expect(mutants.length).toBeGreaterThan(100);
    expect(survivors.sort()).toEqual(equivalent.map(([name]) => name).sort());
  }, 300_000);

  /** Tests small groups in the order in which a fault is likely to show, because most mutants are detected at once. */
  async function isCaught(rulesetName: string, mutant: Mutant): Promise<boolean> {
    const cells = cellsOf(rowsFor(mutant));
    for (let start = 0; start < cells.length; start += 40) {
      const found = await deviations(rulesetName, cells.slice(start, start + 40));
      if (found.length > 0) return true;
    }
    return false;
  }
});

interface Cell {
  readonly row: StorageRow;
  readonly actor: Actor;
  readonly method: Method;
}

/** Returns all cells of rows, those of owners first. */
function cellsOf(rows: readonly StorageRow[]): Cell[] {
  const of = (those: readonly StorageRow[], who: readonly Actor[]) =>
    those.flatMap((row) => who.flatMap((actor) => methods.map((method) => ({ row, actor, method }))));
  const asEverybody = rows.filter((row) => !row.asOwner);
  return [
    ...of(rows, ['owner']),
    ...of(
      asEverybody,
      actors.filter((actor) => actor !== 'owner'),
    ),
  ];
}

/** Returns the rows of the changed place, or all rows for a function. */
function rowsFor({ block, name }: Mutant): readonly StorageRow[] {
  if (block === 'isKept()' || block === 'isLivingPicture()') return storageTable.toReversed();
  if (block.endsWith('()')) return storageTable;
  const last = name.includes('=**} ') || name.endsWith('=**}') ? '.+' : '[^/]+';
  const pattern = block
    .replace(/\{\w+\}$/, last)
    .replace(/\{\w+\}/g, '[^/]+')
    .replace(/\{\w+=\*\*\}$/, '.+');
  return storageTable.filter((row) => new RegExp(`^${pattern}$`).test(`/${row.path('owner', 'owner')}`));
}
