import { inboxOf } from '@pochitto/functions/domain/paths';
import { isOff } from '../../functions/src/platform/parse_settings.ts';
import { comesLater, type Diagnosis, expectThat } from './diagnosis.ts';
import type { Settings } from './settings.ts';

/** Checks whether the files of this clone belong to the project and are consistent. */
export function checkSettings(projectId: string, { config, environment, targets }: Settings): Diagnosis[] {
  const { WEB_ORIGIN: origin = '', APP_CHECK: appCheck = 'off', SUBMISSION_TERMS_READ: terms } = environment;
  const isSubmitting = !isOff(terms);
  return [
    expectThat(
      config.firebase.projectId === projectId,
      'web/public/config.json',
      `It names the project ${config.firebase.projectId}.`,
      'Save the configuration of this project’s web app (step 3).',
    ),
    ...checkTargets(projectId, { main: config.firebase.storageBucket, inbox: inboxOf(projectId) }, targets),
    expectThat(
      origin.replace(/\/$/, '') === config.webOrigin,
      'WEB_ORIGIN',
      `functions/.env says ${origin || 'nothing'}, web/public/config.json ${config.webOrigin}.`,
      `Set WEB_ORIGIN=${config.webOrigin} in functions/.env (step 4).`,
    ),
    checkAppCheck(appCheck, Boolean(config.appCheck)),
    expectThat(
      isSubmitting === config.submissionAvailable,
      'submission',
      isSubmitting
        ? 'Functions submit, but pages do not offer it.'
        : 'Pages offer it, but functions do not submit.',
      'Set both submissionAvailable in web/public/config.json and SUBMISSION_TERMS_READ in functions/.env, or neither (step 9).',
    ),
  ];
}

/** Checks the switch. Pages get their tokens first: while they do, functions may not require them yet. */
function checkAppCheck(switched: string, hasTokens: boolean): Diagnosis {
  const name = 'APP_CHECK';
  if (switched === 'required') {
    const fix = 'Set appCheck.siteKey in web/public/config.json (step 4).';
    return expectThat(hasTokens, name, 'Functions require tokens that pages do not have.', fix);
  }
  const fix = 'Set APP_CHECK=required in functions/.env once everybody has the new pages (step 4).';
  return comesLater(
    expectThat(!hasTokens, name, 'Pages have tokens, but functions do not require them.', fix),
  );
}

/**
 * Checks whether `.firebaserc` names the buckets for the Storage rules. Its default project does not matter:
 * deployments name theirs.
 */
function checkTargets(
  projectId: string,
  buckets: Readonly<Record<string, string>>,
  targets: Settings['targets'],
): Diagnosis[] {
  return Object.entries(buckets).map(([target, bucket]) => {
    const applied = targets[projectId]?.storage[target] ?? [];
    const run = (subcommand: string) => `npx firebase target:${subcommand} --project ${projectId}`;
    // Applying a target adds to the existing buckets.
    const clear = applied.length === 0 ? '' : `${run(`clear storage ${target}`)} && `;
    return expectThat(
      applied.length === 1 && applied[0] === bucket,
      `storage target ${target}`,
      `.firebaserc says ${applied.join(', ') || 'nothing'}.`,
      `Run: ${clear}${run(`apply storage ${target} ${bucket}`)} (step 2).`,
    );
  });
}
