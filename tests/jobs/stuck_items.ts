import { type BareContext, bareContext } from '../support/bare_context.ts';
import { peopleOf, writeAll } from './job_fixtures.ts';
import { eachOf } from './seeded_random.ts';
import { stuckCases } from './stuck_cases.ts';

/** The kinds of everything that can get stuck. */
export const stuckKinds = Object.keys(stuckCases).map((kind) => kind as keyof typeof stuckCases);

/** Creates `count` items that just got stuck. Every `brokenEach`th one has a document that breaks its schema. */
export async function createStuckItems(
  kind: keyof typeof stuckCases,
  count: number,
  brokenEach = 0,
): Promise<BareContext & { readonly broken: number }> {
  const bare = bareContext();
  const { context } = bare;
  const at = context.now();
  const { make, breaks } = stuckCases[kind];
  const isOfPeople = kind === 'accountDeletions' || kind === 'openAddresses' || kind === 'reviews';
  const people = isOfPeople ? count : Math.ceil(count / 20);
  const items = Array.from({ length: count }, (_, index) =>
    make({ id: `s${String(index).padStart(5, '0')}`, uid: `p${index % people}`, at }),
  );
  // The first one is broken: nothing may wait behind it.
  const isBroken = (index: number) => breaks !== undefined && brokenEach > 0 && index % brokenEach === 0;
  await writeAll(context, [
    peopleOf(
      items.flatMap(({ job }) => job ?? []),
      at,
    ),
    ...items.map(({ documents }, index) =>
      isBroken(index)
        ? Object.fromEntries(
            Object.entries(documents).map(([path, data]) => [
              path,
              path.startsWith(`${breaks}/`) ? { ...data, userId: 7, conversionId: 7 } : data,
            ]),
          )
        : documents,
    ),
  ]);
  const paths = items.flatMap((item) => item.files);
  await eachOf(paths, 20, (path) => context.bucket.file(path).save('bytes', { resumable: false }));
  return { ...bare, broken: items.filter((_, index) => isBroken(index)).length };
}
