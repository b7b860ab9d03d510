import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../tools/stack/stack_info.ts';
import { type Actor, actors, type Method, mayAccess, methods, ownerOf } from './actors.ts';
import { type FirestoreRow, firestoreTable, nameOfRow } from './firestore_access.ts';
import {
  type AccessMethod,
  accessesOf,
  type FirestoreRulesProject,
  firestoreRulesProject,
} from './firestore_rules_project.ts';
import { type Mutant, mutantsOf } from './rules_mutants.ts';

const rules = readFileSync(join(ROOT, 'firestore.rules'), 'utf8');

/**
 * Returns whether access is to be permitted. Only those who may list documents of others can list whole collections, and nobody
 * can read below a document.
 */
function expected(row: FirestoreRow, actor: Actor, method: AccessMethod): boolean {
  if (method === 'get below') return false;
  if (method !== 'list all') return mayAccess(row.access, actor, method);
  return (
    actor !== ownerOf(actor) &&
    firestoreTable
      .filter(({ collection }) => collection === row.collection)
      .every(({ access }) => mayAccess(access, actor, 'list'))
  );
}

/** Returns the cells of the table whose result differs. */
async function deviations(project: FirestoreRulesProject, rows: readonly FirestoreRow[]): Promise<string[]> {
  const cells = rows.flatMap((row) =>
    actors.flatMap((actor) => accessesOf(row, actor).map((method) => ({ row, actor, method }))),
  );
  // Reads come before writes.
  const isWrite = (method: AccessMethod) => ['create', 'update', 'delete'].includes(method);
  const found: string[] = [];
  for (const turn of [false, true]) {
    const asked = cells.filter(({ method }) => isWrite(method) === turn);
    const answers = await Promise.all(
      asked.map(async ({ row, actor, method }) => {
        const permitted = await project.permits(row, actor, method);
        const isRight = permitted === expected(row, actor, method);
        return isRight ? [] : [`${actor} ${permitted ? 'may' : 'may not'} ${method} ${nameOfRow(row)}`];
      }),
    );
    found.push(...answers.flat());
    if (found.length > 0) break;
  }
  return found;
}

describe('Firestore rules', () => {
  const project = firestoreRulesProject();
  beforeAll(async () => {
    await project.setRules(rules);
    await project.fill();
  });

  it.each(firestoreTable.map((row) => [nameOfRow(row), row] as const))(
    'give access to %s as in the access table only',
    async (_, row) => {
      expect(await deviations(project, [row])).toEqual([]);
    },
  );

  it('allow no writes in the access table', () => {
    const named = firestoreTable.flatMap(({ access }) => Object.values(access).flat());
    expect(new Set(named)).toEqual(new Set<Method>(methods.slice(0, 2)));
  });
});

describe('access table of Firestore', () => {
  /**
   * Returns the rows that can show a fault: those of the changed collection, or of one that calls the changed function.
   */
  const rowsFor = ({ block }: Mutant) => {
    const collection = /^\/([^/]+)\//.exec(block)?.[1] ?? 'stamps';
    return firestoreTable.filter((row) => row.collection === collection);
  };

  it('detects every mutant of the rules', async () => {
    const project = firestoreRulesProject();
    await project.fill();
    const mutants = mutantsOf(rules);
    const survivors: string[] = [];
    for (const mutant of mutants) {
      await project.setRules(mutant.source);
      const found = await deviations(project, rowsFor(mutant));
      if (found.length === 0) survivors.push(mutant.name);
      else if (found.some((cell) => / may (create|update|delete) /.test(cell))) await project.fill();
    }
    expect(mutants.length).toBeGreaterThan(80);
    expect(survivors).toEqual([]);
  }, 300_000);
});
