import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCodes } from '@pochitto/functions/domain/error_codes';
import { submissionSteps } from '@pochitto/functions/domain/submission/submission_attempt';
import { z } from 'zod';
import type { FaultCase } from './fault_cases.ts';
import type { FaultResult } from './fault_world.ts';

const line = z.object({
  id: z.string(),
  end: z.enum(['submitted', ...errorCodes]),
  step: z.enum(submissionSteps),
  runs: z.number(),
  clicks: z.number(),
  items: z.number(),
  ms: z.number(),
  wrong: z.array(z.string()),
});

/** The result of each case, stored in a file after each case, so that an interrupted run can continue. */
export function faultJournal(file: string, isResumed: boolean) {
  mkdirSync(dirname(file), { recursive: true });
  if (!isResumed) rmSync(file, { force: true });
  const known = new Map(
    (existsSync(file) ? readFileSync(file, 'utf8') : '')
      .split('\n')
      .filter((each) => each !== '')
      .map((each) => line.parse(JSON.parse(each)))
      .map((each) => [each.id, each] as const),
  );
  return {
    resultOf(fault: FaultCase): FaultResult | null {
      const found = known.get(fault.id);
      if (!found) return null;
      const { id: _, ...result } = found;
      return { ...result, fault };
    },
    add({ fault, ...result }: FaultResult): void {
      appendFileSync(file, `${JSON.stringify({ id: fault.id, ...result })}\n`);
    },
  };
}
