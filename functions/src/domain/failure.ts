import { z } from 'zod';
import { errorCodes } from './error_codes.ts';

/** A failure kept on a document: the code for texts in the reader's language, the message for operators (English). */
export const failureSchema = z.object({ code: z.enum(errorCodes), message: z.string() });

export type Failure = z.infer<typeof failureSchema>;
