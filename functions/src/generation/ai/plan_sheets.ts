import type { GenerateQueue } from '../../domain/generation/generate_queue.ts';
import type { QueueMessage } from '../../stamps/index.ts';
import type { Attempt } from '../generation_job.ts';

/** Columns and rows of a sheet: nine cells of a square picture are large enough for stickers, and cost one picture. */
export const sheetGrid = { columns: 3, rows: 3 } as const;
const cells = sheetGrid.columns * sheetGrid.rows;

export interface Sheet {
  /** 0-based place in its run. */
  readonly index: number;
  /** One for each cell, finished ones too: a sheet stays the same sheet however often it is planned. */
  readonly messages: readonly QueueMessage[];
}

/** Divides what a run makes into sheets, in order. A single sticker is a sheet of one cell. */
export function planSheets(messages: readonly QueueMessage[], runNumber: number): Sheet[] {
  const made = messages.filter(({ data }) => data.runNumber === runNumber);
  return Array.from({ length: Math.ceil(made.length / cells) }, (_, index) => ({
    index,
    messages: made.slice(index * cells, (index + 1) * cells),
  }));
}

/** The sheet that shows the person what the set will look like: the first of which anything came, or still may. */
export function proofSheetOf(sheets: readonly Sheet[]): Sheet | undefined {
  return sheets.find(({ messages }) => messages.some(({ data }) => data.state !== 'failed'));
}

/** The stickers of a sheet that are still to be made. */
export function openIn({ messages }: Sheet): QueueMessage[] {
  return messages.filter(({ data }) => data.state === 'pending' || data.state === 'running');
}

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
