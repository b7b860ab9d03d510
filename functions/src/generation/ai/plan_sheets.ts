import type { GenerateQueue } from '../../domain/generation/generate_queue.ts';
import type { QueueMessage } from '../../stamps/index.ts';
import type { Attempt } from '../generation_job.ts';

/** Grid of a sheet: nine cells of a square image are large enough for stickers, at the cost of one image. */
export const sheetGrid = { columns: 3, rows: 3 } as const;
const cells = sheetGrid.columns * sheetGrid.rows;

export interface Sheet {
  /** 0-based index in its run. */
  readonly index: number;
  /** One for each cell, including finished ones, so planning again gives the same sheet. */
  readonly messages: readonly QueueMessage[];
}

/** Divides the stickers of a run into sheets, in order. A single sticker is a sheet of one cell. */
export function planSheets(messages: readonly QueueMessage[], runNumber: number): Sheet[] {
  const made = messages.filter(({ data }) => data.runNumber === runNumber);
  return Array.from({ length: Math.ceil(made.length / cells) }, (_, index) => ({
    index,
    messages: made.slice(index * cells, (index + 1) * cells),
  }));
}

/** Returns the sheet that becomes the proof sheet: the first with a sticker that has not failed. */
export function proofSheetOf(sheets: readonly Sheet[]): Sheet | undefined {
  return sheets.find(({ messages }) => messages.some(({ data }) => data.state !== 'failed'));
}

/** Returns the unfinished stickers of a sheet. */
export function openIn({ messages }: Sheet): QueueMessage[] {
  return messages.filter(({ data }) => data.state === 'pending' || data.state === 'running');
}

/**
 * Ids of the calls for one sheet. They are deterministic, so an attempt after a crash finds what was drawn and
 * billed.
 */
export interface CallIds {
  readonly sheet: string;
  /** For the second try of a sheet without a usable cell. */
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
