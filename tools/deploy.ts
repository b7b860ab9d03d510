// npm run deploy -- PROJECT [--dry-run]: doctor, checks, deployment, styles and a smoke test, each only after the
// previous one succeeded.
import { Command } from 'commander';
import { buildFunctions, requireFunctionTypes } from './build/build_functions.ts';
import { rehearseDeployment } from './deploy/rehearse_deployment.ts';
import { smokeTest } from './deploy/smoke_test.ts';
import { diagnose } from './doctor/diagnose.ts';
import { printDiagnoses } from './doctor/diagnosis.ts';
import { openProject } from './doctor/project_access.ts';
import { readSettings } from './doctor/settings.ts';
import { ROOT } from './stack/stack_info.ts';
import { type Supervised, startSupervised } from './stack/start_supervised.ts';
import { stopOnSignals } from './stack/stop_on_signals.ts';

const command = new Command('npm run deploy --')
  .argument('<project>', 'a Firebase project that docs/deploying.md prepared')
  .option(
    '--dry-run',
    'packs the functions, installs them alone in an empty folder and lists them; asks no project',
  )
  .parse();
const [projectId = ''] = command.args;
const { dryRun = false } = command.opts<{ dryRun?: boolean }>();
const running: Supervised[] = [];
stopOnSignals(async () => {
  await Promise.all(running.map((each) => each.stop()));
});

try {
  if (dryRun) await rehearse();
  else await deploy();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The IPC channel to run.mjs would keep the process alive.
process.disconnect?.();

async function rehearse(): Promise<void> {
  await requireFunctionTypes();
  await buildFunctions();
  const { files, bytes, functions } = await rehearseDeployment(projectId);
  console.log(
    `The upload has ${files} files, ${(bytes / 1e6).toFixed(1)} MB packed, and ${functions.length} functions:`,
  );
  console.log(functions.join(', '));
}

async function deploy(): Promise<void> {
  const settings = readSettings();
  step('Doctor');
  const diagnoses = await diagnose(openProject(projectId), settings);
  const isReady = printDiagnoses(diagnoses.filter(({ comesLater }) => !comesLater));
  if (!isReady) throw new Error('Nothing was deployed: mend this first.');
  step('Checks');
  await run(['npm', 'run', 'check']);
  // The hooks of firebase.json build first.
  step('Deployment');
  await run(['npx', 'firebase', 'deploy', '--project', projectId, '--non-interactive']);
  step('Styles');
  await run(['npm', 'run', 'seed', '--', projectId]);
  step('Smoke test');
  const { region, webOrigin } = settings.config;
  const functionsUrl = `https://${region}-${projectId}.cloudfunctions.net`;
  const problems = await smokeTest({ webUrl: webOrigin, functionsUrl });
  if (problems.length > 0) throw new Error(`It is deployed, but:\n${problems.join('\n')}`);
  console.log(`${webOrigin} answers.`);
  const later = diagnoses.filter(({ comesLater, problem }) => comesLater && problem !== null);
  if (later.length > 0)
    console.log(
      `Run now: npm run doctor -- ${projectId}. It saw ${later.length} things that come after a deployment.`,
    );
}

function step(name: string): void {
  console.log(`\n== ${name}`);
}

async function run(words: readonly string[]): Promise<void> {
  const child = startSupervised(words, { cwd: ROOT, environment: process.env });
  running.push(child);
  child.onLine((line) => console.log(line));
  const code = await child.ended;
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}.`);
}
