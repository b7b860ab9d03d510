import type { IntegrityFinding } from '../../domain/integrity_report.ts';
import { documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { filePages, type StoredFile } from '../../platform/file_pages.ts';

const pageSize = 500;
const day = 86_400_000;
/** `stamps/user_<uid>/<stampId>/…` and `submissions/user_<uid>/<stampId>/…`. */
const ofSet = /^(?:stamps|submissions)\/user_[^/]+\/([^/]+)\//;

/** Files of sets that are no more. What lies in the studio's folders without a document goes with its daily round. */
export async function* fileFindings(context: Context, until: number): AsyncGenerator<IntegrityFinding> {
  for (const folder of ['stamps/', 'submissions/']) {
    for await (const page of filePages(context, folder, pageSize)) {
      yield* await strays(context, page);
      if (Date.now() >= until) return;
    }
  }
}

async function strays({ firestore, now }: Context, page: readonly StoredFile[]): Promise<IntegrityFinding[]> {
  const old = page.filter(({ createdAt }) => now().getTime() - createdAt.getTime() > day);
  const bySet = Map.groupBy(old, ({ path }) => ofSet.exec(path)?.[1] ?? '');
  const stampIds = [...bySet.keys()].filter((stampId) => stampId !== '');
  if (stampIds.length === 0) return [];
  const stamps = await firestore.getAll(...stampIds.map((id) => firestore.doc(documents.stamp(id))), {
    fieldMask: [],
  });
  return stamps
    .filter(({ exists }) => !exists)
    .flatMap(({ id, ref }) =>
      (bySet.get(id) ?? []).map(
        ({ path }): IntegrityFinding => ({
          check: 'file_without_document',
          place: path,
          told: `${ref.path} is missing`,
        }),
      ),
    );
}
