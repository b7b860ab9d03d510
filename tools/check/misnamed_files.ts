import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';

const CODE = /\.(ts|tsx|mjs|cjs|css)$/;
const SNAKE_CASE = /^[a-z0-9]+(_[a-z0-9]+)*(\.[a-z0-9]+)*$/;

/** Code files of the project that are not named in snake_case (files whose names begin with a dot are tools'). */
export function misnamedFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((path) => CODE.test(path) && !basename(path).startsWith('.') && !SNAKE_CASE.test(basename(path)))
    .map((path) => `${path}: name it in snake_case`);
}
