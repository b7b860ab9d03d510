import { type Diagnosis, expectThat } from './diagnosis.ts';
import type { Settings } from './settings.ts';

/** Whether the files of this copy belong to the project and agree with each other. */
export function checkSettings(
  projectId: string,
  { config, environment, defaultProject }: Settings,
): Diagnosis[] {
  const {
    WEB_ORIGIN: origin = '',
    APP_CHECK: appCheck = 'off',
    SUBMISSION_TERMS_READ: terms = 'off',
  } = environment;
  const isSubmitting = !['', 'off'].includes(terms);
  return [
    expectThat(
      config.firebase.projectId === projectId,
      'web/public/config.json',
      `It names the project ${config.firebase.projectId}.`,
      'Save the configuration of this project’s web app (step 3).',
    ),
    expectThat(
      defaultProject === projectId,
      '.firebaserc',
      `Its default project is ${defaultProject ?? 'missing'}.`,
      `Run: npx firebase use --add ${projectId} (step 1).`,
    ),
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
