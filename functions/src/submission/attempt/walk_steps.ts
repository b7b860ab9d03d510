import { isRequested, type ReviewStatus } from '../../domain/submission/review_status.ts';
import {
  rehearsalSteps,
  type SubmissionStep,
  submissionSteps,
} from '../../domain/submission/submission_attempt.ts';
import type { SubmissionForm } from '../../domain/submission/submission_form.ts';
import { SiteError, type Visit } from '../../vendors/creators-market/site.ts';
import type { AttemptRecord } from './attempt_record.ts';
import type { Run } from './submission_job.ts';

/** The package on local disk. */
export interface PackageFile {
  readonly path: string;
  readonly digest: string;
}

interface Walk {
  readonly run: Run;
  readonly visit: Visit;
  readonly record: AttemptRecord;
  readonly zip: PackageFile;
  /** The values to enter, without those that the site rejected. */
  form: SubmissionForm;
  itemId: string | null;
  /** The creator account that the visit is signed in to. */
  pageId: string;
  /** Status of the item once the site has the request; no further steps are taken then. */
  status: ReviewStatus | null;
}

/**
 * Takes the missing steps at the site; each operation of the visit verifies its effect. Returns the item's status once
 * the site has the request, or null at the end of a rehearsal. After a click that may have happened, only reads the
 * site.
 *
 * @throws SiteError, LeaseLostError
 */
export async function walkSteps(
  run: Run,
  visit: Visit,
  record: AttemptRecord,
  zip: PackageFile,
): Promise<ReviewStatus | null> {
  const { attempt, stamp } = run;
  const walk: Walk = {
    run,
    visit,
    record,
    zip,
    form: attempt.form,
    itemId: stamp.creatorsMarketId,
    pageId: '',
    status: null,
  };
  for (const step of stepsOf(run)) {
    await record.begin(step, visit);
    await take[step](walk);
    if (walk.status !== null) break;
  }
  return walk.status;
}

function stepsOf({ attempt: { mode, requestedAt } }: Run): readonly SubmissionStep[] {
  if (requestedAt !== null) return ['session', 'confirm'];
  return mode === 'rehearsal' ? rehearsalSteps : submissionSteps;
}

const take: Readonly<Record<SubmissionStep, (walk: Walk) => Promise<void>>> = {
  session: async (walk) => {
    await walk.visit.choose(walk.form.product);
    const { pageId } = await walk.visit.ensureSession();
    walk.pageId = pageId;
  },
  find: async (walk) => {
    const found = await findItem(walk);
    walk.itemId = found?.itemId ?? null;
    if (found && isRequested(found.status)) walk.status = found.status;
  },
  form: ({ visit, form, itemId }) => visit.fillForm(form, itemId),
  save: async (walk) => {
    const { visit, record, form } = walk;
    if (walk.itemId === null) await record.saving(form.title.en);
    const { itemId } = await visit.saveForm();
    if (walk.run.stamp.creatorsMarketId !== itemId) await record.saved({ itemId, pageId: walk.pageId });
    walk.itemId = itemId;
  },
  count: (walk) => walk.visit.ensureCount(itemOf(walk), walk.form.count),
  images: async (walk) => {
    await walk.visit.ensureImages(itemOf(walk), walk.zip, walk.form.count);
    await walk.visit.ensureMains(itemOf(walk), walk.form.mains);
  },
  tags: async (walk) => {
    const { unknown } = await walk.visit.ensureTags(itemOf(walk), walk.form.tags);
    walk.form = { ...walk.form, tags: tagsWithout(walk.form.tags, unknown) };
  },
  price: async (walk) => {
    const { priceYen } = await walk.visit.ensurePrice(itemOf(walk), walk.form.priceYen);
    walk.form = { ...walk.form, priceYen };
  },
  review: async (walk) => {
    const differences = await walk.visit.review(itemOf(walk), walk.form);
    if (differences.length === 0) return;
    const where = differences.map((each) => each.where).join(', ');
    throw new SiteError('drift', 'The site shows other values than were asked for.', {
      expected: `as asked: ${where}`.slice(0, 500),
      found: 'other values',
      complaints: differences.map((each) => ({
        where: each.where,
        text: `${each.expected} → ${each.found}`,
      })),
    });
  },
  request: async ({ visit, record, ...walk }) => {
    let clickError: unknown = null;
    const beforeClick = async () => {
      try {
        await record.requested();
      } catch (error) {
        clickError = error;
        throw error;
      }
    };
    try {
      await visit.request(itemOf(walk), beforeClick);
    } catch (error) {
      if (clickError !== null) throw clickError;
      // The click may have worked: the next step reads the status at the site.
      if (!(error instanceof SiteError) || error.kind !== 'outcome_unknown') throw error;
    }
  },
  confirm: async (walk) => {
    walk.status = await walk.visit.confirmRequested(itemOf(walk));
  },
};

/** Finds the item of an earlier attempt or run: by its id, else by the title under which it was saved. */
async function findItem({
  visit,
  form,
  itemId,
  run: { stamp },
}: Walk): Promise<{ itemId: string; status: ReviewStatus } | null> {
  const known = itemId === null ? null : await visit.readStatus(itemId);
  if (itemId !== null && known !== null) return { itemId, status: known };
  const { savedTitle } = stamp.submission;
  const ours = savedTitle === null ? null : await visit.findByTitle(savedTitle);
  if (ours) return ours;
  // The person created this item by hand, so its contents must not be changed.
  if (form.title.en !== savedTitle && (await visit.findByTitle(form.title.en))) {
    throw new SiteError('title_taken', 'There is an item with this title already, and not by us.');
  }
  return null;
}

function itemOf({ itemId }: Pick<Walk, 'itemId'>): string {
  if (itemId === null) throw new Error('A step for an item that was not saved.');
  return itemId;
}

function tagsWithout(tags: SubmissionForm['tags'], unknown: readonly string[]): SubmissionForm['tags'] {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([sticker, names]) => {
      const known = names.filter((name) => !unknown.includes(name));
      return known.length === 0 ? [] : [[sticker, known]];
    }),
  );
}
