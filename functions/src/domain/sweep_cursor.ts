import { z } from 'zod';
import { timestamp } from './timestamp.ts';

/** Where a sweep goes on: there while a pass is unfinished. No client reads it. */
export const sweepCursorSchema = z.object({
  /** The last item that was dealt with: the value of the order field and the id of a document, or the path of a file. */
  after: z.array(z.unknown()).min(1).max(2),
  createdAt: timestamp,
  updatedAt: timestamp,
});
