import { join } from 'node:path';
import { ROOT } from '../stack/root.ts';
import { runTool, type ToolResult } from './run_tool.ts';

/**
 * Checks the types of a workspace, such as `functions`. What the last check found out is kept in `.pochitto/types`, so a
 * check after a small change, or by another command, takes a fraction of the first.
 */
export function checkTypes(workspace: string): Promise<ToolResult> {
  const known = join(ROOT, '.pochitto', 'types', `${workspace.replaceAll('/', '-')}.tsbuildinfo`);
  return runTool('tsc', ['--noEmit', '--incremental', '--tsBuildInfoFile', known, '-p', workspace]);
}
