import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../tools/stack/stack_info.ts';
import { type Actor, actors, type Method, mayAccess, methods, ownerOf } from './actors.ts';
import { type FirestoreRow, firestoreTable, nameOfRow } from './firestore_access.ts';
import {
  type FirestoreRulesProject,
  firestoreRulesProject,
  type Question,
  questionsOf,
} from './firestore_rules_project.ts';
import { type Mutant, mutantsOf } from './rules_mutants.ts';

const rules = readFileSync(join(ROOT, 'firestore.rules'), 'utf8');

/** Whole collections are listed by those alone who may list what is another's; nothing below a document is read. */
function expected(row: FirestoreRow, actor: Actor, question: Question): boolean {
  if (question === 'get below') return false;
  if (question !== 'list all') return mayAccess(row.access, actor, question);
  return (
    actor !== ownerOf(actor) &&
    firestoreTable
      .filter(({ collection }) => collection === row.collection)
      .every(({ access }) => mayAccess(access, actor, 'list'))
  );
}

/** Cells of the table that come out otherwise. */
async function deviations(project: FirestoreRulesProject, rows: readonly FirestoreRow[]): Promise<string[]> {
  const cells = rows.flatMap((row) =>
    actors.flatMap((actor) => questionsOf(row, actor).map((question) => ({ row, actor, question }))),
  );
  // What is read comes before what may be written.
  const isWrite = (question: Question) => ['create', 'update', 'delete'].includes(question);
  const found: string[] = [];
  for (const turn of [false, true]) {
    const asked = cells.filter(({ question }) => isWrite(question) === turn);
    const answers = await Promise.all(
      asked.map(async ({ row, actor, question }) => {
        const permitted = await project.permits(row, actor, question);
        const isRight = permitted === expected(row, actor, question);
        return isRight ? [] : [`${actor} ${permitted ? 'may' : 'may not'} ${question} ${nameOfRow(row)}`];
      }),
    );
    found.push(...answers.flat());
    if (found.length > 0) break;
  }
  return found;
}

describe('the rules of Firestore', () => {
  const project = firestoreRulesProject();
  beforeAll(async () => {
    await project.setRules(rules);
    await project.fill();
  });

  it.each(firestoreTable.map((row) => [nameOfRow(row), row] as const))(
    'give %s to nobody but those whom the access table names',
    async (_, row) => {
      expect(await deviations(project, [row])).toEqual([]);
    },
  );

  it('know whom the access table names', () => {
    const named = firestoreTable.flatMap(({ access }) => Object.values(access).flat());
    expect(new Set(named)).toEqual(new Set<Method>(methods.slice(0, 2)));
  });
});

describe('the access table of Firestore', () => {
  /** Rows that show a fault: of the collection that was changed, or of one that calls the function. */
  const rowsFor = ({ block }: Mutant) => {
    const collection = /^\/([^/]+)\//.exec(block)?.[1] ?? 'stamps';
    return firestoreTable.filter((row) => row.collection === collection);
  };

  it('catches every mutant of the rules', async () => {
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
