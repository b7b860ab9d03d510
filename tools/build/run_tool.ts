import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../stack/stack_info.ts';

const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What a command-line tool said, standard output and error together, and whether it ended with 0. */
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
 * Checks the types of a workspace, such as `functions`. What the last check found out is kept in `.pochitto/types`, so a
 * check after a small change, or by another command, takes a fraction of the first.
 */
export function checkTypes(workspace: string): Promise<ToolResult> {
  const known = join(ROOT, '.pochitto', 'types', `${workspace.replaceAll('/', '-')}.tsbuildinfo`);
  return runTool('tsc', ['--noEmit', '--incremental', '--tsBuildInfoFile', known, '-p', workspace]);
}
