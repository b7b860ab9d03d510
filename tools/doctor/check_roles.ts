import { z } from 'zod';
import { isOff } from '../../functions/src/platform/parse_settings.ts';
import { comesLater, type Diagnosis, expectThat, parsedAnswer } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

const policySchema = z.object({
  bindings: z.array(z.object({ role: z.string(), members: z.array(z.string()).default([]) })).default([]),
});

/** Checks the roles of the functions' service account, and of the one that evaluates Storage rules. */
export async function checkRoles(
  { projectId, read }: ProjectAccess,
  projectNumber: string,
  { environment }: Settings,
): Promise<Diagnosis[]> {
  const answer = await read('resourceManager', `/v1/projects/${projectId}:getIamPolicy`, { body: {} });
  const { bindings } = parsedAnswer(policySchema, answer);
  const functions = `${projectNumber}-compute@developer.gserviceaccount.com`;
  const rules = `service-${projectNumber}@gcp-sa-firebasestorage.iam.gserviceaccount.com`;
  const isExporting = !isOff(environment.FIRESTORE_EXPORT_BUCKET);
  const needed: readonly (readonly [member: string, role: string, why: string])[] = [
    [functions, 'roles/iam.serviceAccountTokenCreator', 'Nobody can sign in with LINE (step 6).'],
    [
      rules,
      'roles/firebaserules.firestoreServiceAgent',
      'Storage rules cannot read Firestore: nobody can upload (step 11).',
    ],
    ...(isExporting
      ? ([[functions, 'roles/datastore.importExportAdmin', 'The database is not exported.']] as const)
      : []),
    ...(environment.APP_CHECK === 'required'
      ? ([
          [functions, 'roles/firebaseappcheck.tokenVerifier', 'Nobody can pay or create a set (step 4).'],
        ] as const)
      : []),
  ];
  return needed.map(([member, role, why]) => {
    const has = bindings.some(
      (binding) => binding.role === role && binding.members.includes(`serviceAccount:${member}`),
    );
    const fix = `Run: gcloud projects add-iam-policy-binding ${projectId} --member=serviceAccount:${member} --role=${role}`;
    const diagnosis = expectThat(has, `role ${role}`, `${member} does not have it. ${why}`, fix);
    // The first deployment offers to grant it.
    return member === rules ? comesLater(diagnosis) : diagnosis;
  });
}
