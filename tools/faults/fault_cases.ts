import {
  type DerivedProduct,
  derivedProducts,
  type Product,
} from '@pochitto/functions/domain/product/product_spec';
import {
  type SubmissionStep,
  submissionSteps,
} from '@pochitto/functions/domain/submission/submission_attempt';
import { type Step, type SwitchName, switches } from '@pochitto/sandbox/creators-market';
import { endsOf, type FaultEnd } from './fault_ends.ts';

/** One fault: the switch of the site, the step from which it is on, and how the attempt may end. */
export interface FaultCase {
  readonly id: string;
  readonly product: Product;
  readonly name: SwitchName;
  /** Our step at whose start the switch is turned on. */
  readonly from: SubmissionStep;
  /** The kind of request that it affects; null if the switch has none. */
  readonly strikes: Step | null;
  /** Whether it strikes once, or for the whole attempt. */
  readonly isOnce: boolean;
  readonly ends: readonly FaultEnd[];
}

/** The kinds of requests that each of our steps makes. */
const asked: Readonly<Record<SubmissionStep, readonly Step[]>> = {
  session: ['list'],
  find: ['list'],
  form: ['form', 'title_check'],
  save: ['save', 'detail'],
  count: ['images', 'count'],
  images: ['images', 'zip', 'import_status'],
  tags: ['tags', 'tag_save'],
  price: ['detail', 'price'],
  review: ['form', 'images', 'tags', 'detail'],
  request: ['detail', 'request'],
  confirm: ['detail', 'list'],
};

/** The steps of other products that differ from those of stickers, with the requests that differ. */
const askedBy: Readonly<Record<DerivedProduct, Partial<typeof asked>>> = {
  animated_sticker: { form: ['form'], images: ['zip', 'import_status'], review: ['images'] },
  emoji: {
    find: ['list'],
    form: ['form'],
    save: ['save'],
    count: ['images', 'count'],
    images: ['images', 'zip', 'import_status'],
    review: ['images'],
  },
  animated_emoji: { form: ['form'], images: ['mains', 'zip'], review: ['images'] },
};

/** Faults of no single request, by the step that they are made for. */
const madeFor: Partial<Record<SubmissionStep, readonly SwitchName[]>> = {
  form: ['campaign_unset', 'native_form_post', 'moved_field', 'new_mandatory_field', 'changed_label'],
  images: ['zip_import_stuck', 'zip_slot_error', 'zip_ignores_wrong_names', 'zip_limit_20_mb'],
  review: ['request_locked'],
};

/** Faults that last until they are fixed, so that a single occurrence has no meaning. */
const lasting = (name: SwitchName) => !('steps' in switches[name]) || /^(renamed|missing)/.test(name);

/**
 * Returns every switch of the site for every step of ours: with each kind of request that the step makes and the
 * switch can affect, once and permanently. For other products than stickers, only where they differ.
 */
export function faultCases(): FaultCase[] {
  const names = Object.keys(switches) as SwitchName[];
  const ofStickers = names.flatMap((name) => submissionSteps.flatMap((from) => casesOfStickers(name, from)));
  const ofOthers = derivedProducts.flatMap((product) =>
    names.flatMap((name) => submissionSteps.flatMap((from) => casesOfOthers(product, name, from))),
  );
  return [...ofStickers, ...ofOthers];
}

function casesOfStickers(name: SwitchName, from: SubmissionStep): FaultCase[] {
  const steps = stepsOf(name);
  const fitting = asked[from].filter((step) => steps?.includes(step));
  const kinds = steps === null ? [null] : fitting.length > 0 ? fitting : steps.slice(0, 1);
  return casesOf('sticker', name, from, kinds);
}

function casesOfOthers(product: DerivedProduct, name: SwitchName, from: SubmissionStep): FaultCase[] {
  const own = askedBy[product][from];
  if (!own) return [];
  const steps = stepsOf(name);
  if (steps)
    return casesOf(
      product,
      name,
      from,
      own.filter((step) => steps.includes(step)),
    );
  return madeFor[from]?.includes(name) ? casesOf(product, name, from, [null]) : [];
}

/** The kinds of requests that a switch can affect; null if it has none. */
function stepsOf(name: SwitchName): readonly Step[] | null {
  const entry = switches[name];
  return 'steps' in entry ? entry.steps : null;
}

function casesOf(
  product: Product,
  name: SwitchName,
  from: SubmissionStep,
  kinds: readonly (Step | null)[],
): FaultCase[] {
  const turns = lasting(name) || name === 'slow' ? [false] : [true, false];
  const prefix = product === 'sticker' ? [] : [product];
  return kinds.flatMap((strikes) =>
    turns.map((isOnce) => ({
      id: [...prefix, name, from, strikes ?? '-', isOnce ? 'once' : 'stays'].join(' '),
      product,
      name,
      from,
      strikes,
      isOnce,
      ends: endsOf({ name, from, strikes, isOnce }),
    })),
  );
}

/**
 * Returns a representative sample: of switches that may end an attempt in the same ways, one that affects a request
 * and one that covers the page, each at the step with the hardest effect, all of stickers. `npm run faults` runs all
 * cases.
 */
export function sampleCases(): FaultCase[] {
  const all = faultCases().filter(({ product }) => product === 'sticker');
  const sample = new Map<string, FaultCase>();
  for (const name of Object.keys(switches) as SwitchName[]) {
    const own = all.filter((each) => each.name === name);
    const hit = own.filter(({ ends }) => !ends.includes('submitted'));
    const chosen = hit.at(-1) ?? own.find(({ from }) => from === 'save') ?? own[0];
    if (!chosen) continue;
    const kind = JSON.stringify([chosen.strikes === null, ...chosen.ends]);
    // Later cases are harder.
    sample.set(kind, chosen);
  }
  return [...sample.values()];
}
