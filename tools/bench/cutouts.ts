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
async function mean(figure: 'iou' | 'edgeError', kind?: CutoutScore['kind']): Promise<number[]> {
  const of = (await scores()).filter((score) => kind === undefined || score.kind === kind);
  return [of.reduce((sum, score) => sum + score[figure], 0) / of.length];
}

export const benches: Bench[] = [
  {
    name: 'cutouts.iou_things',
    unit: '',
    goal: 0.95,
    atLeast: true,
    run: () => mean('iou', 'thing'),
  },
  {
    name: 'cutouts.iou_people',
    unit: '',
    goal: 0.97,
    atLeast: true,
    run: () => mean('iou', 'person'),
  },
  // Half of what GrabCut did on the same compositions.
  { name: 'cutouts.edge', unit: '', goal: 0.063, run: () => mean('edgeError') },
  {
    name: 'cutouts.wrong_kind',
    unit: 'photos',
    goal: 0,
    run: async () => [(await scores()).filter(({ kind, found }) => found !== kind).length],
  },
];
