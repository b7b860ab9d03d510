import {
  type SubmissionStep,
  submissionSteps,
} from '@pochitto/functions/domain/submission/submission_attempt';
import { type Step, type SwitchName, switches } from '@pochitto/sandbox/creators-market';
import { endsOf, type FaultEnd } from './fault_ends.ts';

/** One fault: the switch of the site, the step from which it is on, and how the attempt may end. */
export interface FaultCase {
  readonly id: string;
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

/** Faults that last until they are fixed, so that a single occurrence has no meaning. */
const lasting = (name: SwitchName) => !('steps' in switches[name]) || /^(renamed|missing)/.test(name);

/**
 * Returns every switch of the site for every step of ours: with each kind of request that the step makes and the
 * switch can affect, once and permanently.
 */
export function faultCases(): FaultCase[] {
  const names = Object.keys(switches) as SwitchName[];
  return names.flatMap((name) => submissionSteps.flatMap((from) => casesOf(name, from)));
}

function casesOf(name: SwitchName, from: SubmissionStep): FaultCase[] {
  const entry = switches[name];
  const steps: readonly Step[] | null = 'steps' in entry ? entry.steps : null;
  const fitting = asked[from].filter((step) => steps?.includes(step));
  const kinds = steps === null ? [null] : fitting.length > 0 ? fitting : steps.slice(0, 1);
  const turns = lasting(name) || name === 'slow' ? [false] : [true, false];
  return kinds.flatMap((strikes) =>
    turns.map((isOnce) => ({
      id: [name, from, strikes ?? '-', isOnce ? 'once' : 'stays'].join(' '),
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
 * and one that covers the page, each at the step with the hardest effect. `npm run faults` runs all cases.
 */
export function sampleCases(): FaultCase[] {
  const all = faultCases();
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
