import type { Diagnosis } from './diagnosis.ts';

/** Prints what is wrong and what to do; true where nothing is. */
export function printDiagnoses(diagnoses: readonly Diagnosis[]): boolean {
  const problems = diagnoses.filter(({ problem }) => problem !== null);
  for (const { name, problem, fix } of problems) console.log(`✘ ${name}: ${problem}\n    ${fix}`);
  const count = diagnoses.length - problems.length;
  console.log(
    problems.length === 0 ? `✔ ${count} checks, nothing is missing.` : `✔ ${count} more checks passed.`,
  );
  return problems.length === 0;
}
