import type { GenerateQueue } from '../../domain/generate_queue.ts';
import type { Attempt } from '../generation_job.ts';
import type { Sheet } from './plan_sheets.ts';

/** Names of the calls for one sheet: whoever draws it again after a death finds what was drawn and billed. */
export interface CallIds {
  readonly sheet: string;
  /** For a sheet without one good cell: once more. */
  readonly again: string;
  readonly cell: (cell: number) => string;
}

export function callIdsOf(
  { queueId, queue }: Pick<Attempt, 'queueId'> & { readonly queue: GenerateQueue },
  { index }: Sheet,
): CallIds {
  const sheet = `${queueId}-${queue.runNumber}-${queue.proofSheet?.redrawNumber ?? 0}-${index}`;
  return { sheet, again: `${sheet}-again`, cell: (cell) => `${sheet}-cell${cell}` };
}
