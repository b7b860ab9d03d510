// npm run doctor -- PROJECT: lists what a project lacks before it can be deployed, and how to fix it. Changes
// nothing.
import { diagnose } from './doctor/diagnose.ts';
import { printDiagnoses } from './doctor/diagnosis.ts';
import { openProject } from './doctor/project_access.ts';
import { readSettings } from './doctor/settings.ts';

const [projectId] = process.argv.slice(2);
try {
  if (!projectId) throw new Error('Say which project: npm run doctor -- PROJECT');
  const isWell = printDiagnoses(await diagnose(openProject(projectId), readSettings()));
  process.exitCode = isWell ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();
