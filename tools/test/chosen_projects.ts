import { globSync } from 'node:fs';
import { projects, type TestProject } from '../../tests/projects.ts';
import { ROOT } from '../stack/stack_info.ts';

/** The projects with a test file whose path contains one of the patterns, as Vitest chooses them; all without any. */
export function chosenProjects(patterns: readonly string[]): TestProject[] {
  return projects.filter(({ include }) =>
    globSync(include, { cwd: ROOT, exclude: (name) => String(name).includes('node_modules') }).some(
      (path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)),
    ),
  );
}
