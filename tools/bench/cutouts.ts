import { type CutoutScore, measureCutouts } from './cutouts/measure_cutouts.ts';
import type { Bench } from './run_benches.ts';

let measured: Promise<CutoutScore[]> | null = null;

/** All figures come from the same run over the compositions. */
function scores(): Promise<CutoutScore[]> {
  measured ??= (async () => {
    const engine = await import('../../functions/src/engine/index.ts');
    try {
      return await measureCutouts(engine);
    } finally {
      await engine.closeEngine();
    }
  })();
  return measured;
}

/** The mean over all compositions: the runner would take the median of single ones, and hide the failures. */
async function mean(kind: CutoutScore['kind'], figure: 'iou' | 'edgeError'): Promise<number[]> {
  const of = (await scores()).filter((score) => score.kind === kind);
  return [of.reduce((sum, score) => sum + score[figure], 0) / of.length];
}

// The goals for the edge are provisional: half of what GrabCut did, which has not been measured yet; see
// docs/cutouts.md.
export const benches: Bench[] = [
  {
    name: 'cutouts.iou_things',
    unit: '',
    goal: 0.95,
    atLeast: true,
    run: () => mean('thing', 'iou'),
  },
  {
    name: 'cutouts.iou_people',
    unit: '',
    goal: 0.97,
    atLeast: true,
    run: () => mean('person', 'iou'),
  },
  { name: 'cutouts.edge_things', unit: '', goal: 0.1, run: () => mean('thing', 'edgeError') },
  { name: 'cutouts.edge_people', unit: '', goal: 0.1, run: () => mean('person', 'edgeError') },
  {
    name: 'cutouts.wrong_kind',
    unit: 'photos',
    goal: 0,
    run: async () => [(await scores()).filter(({ kind, found }) => found !== kind).length],
  },
];
