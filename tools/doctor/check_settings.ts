import { inboxOf } from '@pochitto/functions/domain/paths';
import { isOff } from '../../functions/src/platform/parse_settings.ts';
import { type Diagnosis, expectThat } from './diagnosis.ts';
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
    expectThat(
      (appCheck === 'required') === Boolean(config.appCheck),
      'APP_CHECK',
      config.appCheck
        ? 'Pages prove themselves, but functions do not ask for it.'
        : 'Functions ask for a proof that pages do not have.',
      'Set both appCheck.siteKey in web/public/config.json and APP_CHECK=required in functions/.env, or neither (step 4).',
    ),
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
    const run = (verb: string) => `npx firebase target:${verb} --project ${projectId}`;
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
