import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../stack/stack_info.ts';

const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Output of a command-line tool, stdout and stderr combined, and whether it exited with 0. */
export interface ToolResult {
  passed: boolean;
  output: string;
}

/** Runs a tool of node_modules/.bin in the project's folder. */
export function runTool(name: string, parameters: readonly string[]): Promise<ToolResult> {
  const command = join(ROOT, 'node_modules', '.bin', name);
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' };
    execFile(command, parameters, { cwd: ROOT, env, maxBuffer: MOST_OUTPUT_BYTES }, (error, stdout, stderr) =>
      resolve({ passed: error === null, output: `${stdout}${stderr}`.trim() }),
    );
  });
}

/**
 * Checks the types of folders with a `tsconfig.json`, such as `functions`, and of the projects they reference.
 * Results are cached in `.pochitto/types`, so a check after a small change, or by another command, takes a fraction
 * of the first.
 */
export function checkTypes(...folders: string[]): Promise<ToolResult> {
  return runTool('tsc', ['--build', ...folders]);
}
