import { readFileSync } from 'node:fs';
import type { ReviewStatus } from '../../../functions/src/domain/submission/review_status.ts';
import type { SubmissionForm } from '../../../functions/src/domain/submission/submission_form.ts';
import type { OpenVisit } from '../../../functions/src/submission/visit_site.ts';
import {
  SiteError,
  type SiteErrorKind,
  type Visit,
} from '../../../functions/src/vendors/creators-market/site.ts';

export type Operation = Exclude<keyof Visit, 'close' | 'cookies' | 'picture'>;

interface Item {
  status: ReviewStatus;
  form: SubmissionForm;
  count: number | null;
  digest: string | null;
  tags: SubmissionForm['tags'] | null;
  priceYen: number | null;
}

/** An error at a call, before it does anything or after it has done everything. */
export interface FailureSwitch {
  readonly operation: Operation;
  readonly kind: SiteErrorKind;
  readonly when: 'before' | 'after';
  /** Number of calls that fail; one by default. */
  times?: number;
}

/**
 * A double of the Creators Market page objects without a browser. It throws if a real site could not do what is
 * requested, and counts what must not happen twice.
 */
export function scriptedSite() {
  const items = new Map<string, Item>();
  const failureSwitches: FailureSwitch[] = [];
  const calls: Operation[] = [];
  const counts = { created: 0, clicks: 0, open: 0 };
  const rejections = new Map<string, string>();
  let creator = { pageId: 'PAGE000000000001', name: 'Ann' };
  let takenTitles: readonly string[] = [];
  let unknownTags: readonly string[] = [];

  const itemOf = (itemId: string) => {
    const item = items.get(itemId);
    if (!item) throw new SiteError('drift', `There is no item ${itemId}.`);
    return item;
  };
  const editable = (itemId: string) => {
    const item = itemOf(itemId);
    if (item.status !== 'editing' && item.status !== 'rejected')
      throw new Error(`${itemId} is ${item.status}.`);
    return item;
  };
  const failIfSwitched = (operation: Operation, when: FailureSwitch['when']) => {
    const failureSwitch = failureSwitches.find(
      (each) => each.operation === operation && each.when === when && (each.times ?? 1) > 0,
    );
    if (!failureSwitch) return;
    failureSwitch.times = (failureSwitch.times ?? 1) - 1;
    throw new SiteError(failureSwitch.kind, `Trouble ${when} ${operation}.`, {
      ...(failureSwitch.kind === 'drift' ? { expected: 'the button', found: 'no button' } : {}),
      ...(failureSwitch.kind === 'refused' ? { complaints: [{ where: '03', text: 'It is opaque.' }] } : {}),
    });
  };

  const open: OpenVisit = async () => {
    let isOpen = false;
    let form: { form: SubmissionForm; itemId: string | null } | null = null;
    counts.open += 1;
    const operation =
      <Parameters extends unknown[], Result>(
        name: Operation,
        work: (...given: Parameters) => Promise<Result>,
      ) =>
      async (...given: Parameters): Promise<Result> => {
        calls.push(name);
        if (!isOpen && name !== 'ensureSession') throw new Error('The list of items was not opened yet.');
        failIfSwitched(name, 'before');
        const result = await work(...given);
        failIfSwitched(name, 'after');
        return result;
      };
    return {
      choose: async () => undefined,
      ensureMains: async () => undefined,
      ensureSession: operation('ensureSession', async () => {
        isOpen = true;
        return { pageId: creator.pageId };
      }),
      readCreatorName: operation('readCreatorName', async () => creator.name),
      findByTitle: operation('findByTitle', async (title: string) => {
        const found = [...items].find(([, item]) => item.form.title.en === title);
        return found ? { itemId: found[0], status: found[1].status } : null;
      }),
      readStatus: operation('readStatus', async (itemId: string) => items.get(itemId)?.status ?? null),
      fillForm: operation('fillForm', async (values: SubmissionForm, itemId: string | null) => {
        if (takenTitles.includes(values.title.en)) throw new SiteError('title_taken', 'Taken.');
        if (itemId !== null) editable(itemId);
        form = { form: values, itemId };
      }),
      saveForm: operation('saveForm', async () => {
        if (!form) throw new Error('No form is open.');
        if (form.itemId !== null) {
          editable(form.itemId).form = form.form;
          return { itemId: form.itemId };
        }
        counts.created += 1;
        const itemId = String(20_000_000 + counts.created);
        items.set(itemId, {
          status: 'editing',
          form: form.form,
          count: null,
          digest: null,
          tags: null,
          priceYen: null,
        });
        return { itemId };
      }),
      ensureCount: operation('ensureCount', async (itemId: string, count: number) => {
        editable(itemId).count = count;
      }),
      ensureImages: operation(
        'ensureImages',
        async (itemId: string, zip: { path: string; digest: string }) => {
          if (editable(itemId).count === null) throw new Error('The count comes first.');
          if (readFileSync(zip.path).byteLength < 1000) throw new Error('That is no package.');
          editable(itemId).digest = zip.digest;
        },
      ),
      ensureTags: operation('ensureTags', async (itemId: string, tags: SubmissionForm['tags']) => {
        editable(itemId).tags = Object.fromEntries(
          Object.entries(tags)
            .map(([key, names]) => [key, names.filter((name) => !unknownTags.includes(name))] as const)
            .filter(([, names]) => names.length > 0),
        );
        return { unknown: unknownTags };
      }),
      ensurePrice: operation('ensurePrice', async (itemId: string, priceYen: number | null) => {
        const price = priceYen ?? 120;
        editable(itemId).priceYen = price;
        return { priceYen: price };
      }),
      review: operation('review', async (itemId: string, asked: SubmissionForm) => {
        const { form: shown, count, digest, tags, priceYen } = itemOf(itemId);
        const seen = { ...shown, count, tags: tags ?? {}, priceYen };
        const same = JSON.stringify(sorted(seen)) === JSON.stringify(sorted({ ...asked }));
        if (digest === null) return [{ where: 'images', expected: 'all', found: 'none' }];
        return same ? [] : [{ where: 'form', expected: JSON.stringify(asked), found: JSON.stringify(seen) }];
      }),
      request: operation('request', async (itemId: string, beforeClick: () => Promise<void>) => {
        const item = editable(itemId);
        if (item.digest === null) throw new Error('Request is disabled.');
        await beforeClick();
        counts.clicks += 1;
        item.status = 'waiting_for_review';
      }),
      confirmRequested: operation('confirmRequested', async (itemId: string) => {
        const { status } = itemOf(itemId);
        if (status === 'editing') throw new SiteError('outcome_unknown', 'It is still being edited.');
        return status;
      }),
      readRejection: operation('readRejection', async (itemId: string) => {
        const text = rejections.get(itemId);
        return text === undefined ? null : { text };
      }),
      cookies: async () => [],
      picture: async () => new Uint8Array([0xff, 0xd8, 0xff, 0xd9]),
      close: async () => {
        counts.open -= 1;
      },
    };
  };

  return {
    open,
    items,
    calls,
    counts,
    failureSwitches,
    failureSwitch: (...more: FailureSwitch[]) => void failureSwitches.push(...more),
    reject: (itemId: string, text: string) => {
      itemOf(itemId).status = 'rejected';
      rejections.set(itemId, text);
    },
    takeTitles: (...titles: string[]) => {
      takenTitles = titles;
    },
    /** Sets the account that the session belongs to. */
    arriveAs: (pageId: string, name: string) => {
      creator = { pageId, name };
    },
    forgetTags: (...tags: string[]) => {
      unknownTags = tags;
    },
    /** Resets everything. */
    clear: () => {
      items.clear();
      failureSwitches.length = 0;
      calls.length = 0;
      rejections.clear();
      Object.assign(counts, { created: 0, clicks: 0, open: 0 });
      takenTitles = [];
      unknownTags = [];
      creator = { pageId: 'PAGE000000000001', name: 'Ann' };
    },
  };
}

function sorted(values: object): unknown {
  return Object.fromEntries(Object.entries(values).toSorted(([one], [other]) => one.localeCompare(other)));
}
