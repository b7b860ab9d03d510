import { z } from 'zod';
import type { ApiAnswer } from './project_access.ts';

/** One thing that a deployment needs. */
export interface Diagnosis {
  /** What was checked, such as `secret STRIPE_SECRET_KEY`. */
  readonly name: string;
  /** What is wrong; null if all is well. */
  readonly problem: string | null;
  /** How to fix it; the step is that of docs/deploying.md. */
  readonly fix: string;
  /** Created by the deployment itself, or only possible afterwards. */
  readonly comesLater?: true;
}

export const comesLater = (diagnosis: Diagnosis): Diagnosis => ({ ...diagnosis, comesLater: true });

export const well = (name: string): Diagnosis => ({ name, problem: null, fix: '' });

export const wrong = (name: string, problem: string, fix: string): Diagnosis => ({ name, problem, fix });

/** Returns a passed diagnosis, or one with `problem`. */
export const expectThat = (isWell: boolean, name: string, problem: string, fix: string): Diagnosis =>
  isWell ? well(name) : wrong(name, problem, fix);

const errorBodySchema = z.object({ error: z.object({ message: z.string() }) });

/**
 * Parses a response's body.
 *
 * @throws Error with the API's message if it was refused.
 */
export function parsedAnswer<Schema extends z.ZodType>(schema: Schema, answer: ApiAnswer): z.output<Schema> {
  if (answer.status === 200) return schema.parse(answer.body ?? {});
  const words = errorBodySchema.safeParse(answer.body).data?.error.message ?? 'no reason given';
  throw new Error(`The API answered ${answer.status}: ${words.slice(0, 300)}`);
}

/** Prints problems and their fixes; returns true if there are none. */
export function printDiagnoses(diagnoses: readonly Diagnosis[]): boolean {
  const problems = diagnoses.filter(({ problem }) => problem !== null);
  for (const { name, problem, fix } of problems) console.log(`✘ ${name}: ${problem}\n    ${fix}`);
  const count = diagnoses.length - problems.length;
  console.log(
    problems.length === 0 ? `✔ ${count} checks, nothing is missing.` : `✔ ${count} more checks passed.`,
  );
  return problems.length === 0;
}
