// npm run doctor -- PROJECT: what a project lacks before it can be deployed, and what to do about each. It changes nothing.
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
// The channel to run.mjs would keep the process.
process.disconnect?.();
