import { readFileSync } from 'node:fs';
import { StackInfo } from '../../tools/stack/stack_info.ts';

let info: StackInfo | undefined;

/**
 * Returns the addresses of the running stack: the one of `npm test`, else the one of `npm start`.
 * @throws Error if no stack runs.
 */
export function stack(): StackInfo {
  info ??= StackInfo.parse(JSON.parse(read(process.env.POCHITTO_STACK ?? '.pochitto/stack.json')));
  return info;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(
      `No stack runs (there is no ${file}): run this test with npm test, or npm start beside it.`,
    );
  }
}
