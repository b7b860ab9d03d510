import { inboxOf } from '@pochitto/functions/domain/paths';
import { z } from 'zod';
import { type Diagnosis, expectThat, parsedAnswer, well, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

/** The relevant fields of `Bucket` in the Storage JSON API. */
const bucketSchema = z.object({
  location: z.string(),
  cors: z
    .array(z.object({ origin: z.array(z.string()).default([]), method: z.array(z.string()).default([]) }))
    .default([]),
  softDeletePolicy: z.object({ retentionDurationSeconds: z.coerce.number() }).optional(),
});

const week = 7 * 86_400;

/** Checks both buckets: location, CORS, and how long they keep deleted files. */
export async function checkStorage(
  { projectId, read }: ProjectAccess,
  { config }: Settings,
): Promise<Diagnosis[]> {
  const inbox = inboxOf(projectId);
  const main = config.firebase.storageBucket;
  const named = await Promise.all(
    [main, inbox].map(async (bucket) => {
      const name = `bucket ${bucket}`;
      const answer = await read('storage', `/storage/v1/b/${bucket}`);
      if (answer.status === 404) {
        return {
          found: null,
          diagnosis: wrong(
            name,
            'There is none.',
            `Create it in ${config.region} and add it in the Firebase console (step 2).`,
          ),
        };
      }
      const found = parsedAnswer(bucketSchema, answer);
      const isNear = found.location.toLowerCase() === config.region;
      const fix = `Create it anew in ${config.region} (step 2).`;
      return { found, diagnosis: expectThat(isNear, name, `It is in ${found.location}.`, fix) };
    }),
  );
  const diagnoses = named.map(({ diagnosis }) => diagnosis);
  const [stored] = named;
  if (!stored?.found) return diagnoses;
  const { cors, softDeletePolicy } = stored.found;
  const mayRead = cors.some(
    ({ origin, method }) =>
      (origin.includes(config.webOrigin) || origin.includes('*')) && method.includes('GET'),
  );
  const kept = softDeletePolicy?.retentionDurationSeconds ?? 0;
  return [
    ...diagnoses,
    mayRead
      ? well('CORS')
      : wrong('CORS', `Pages of ${config.webOrigin} may not read from ${main}.`, 'Set cors.json of step 12.'),
    expectThat(
      kept > 0 && kept <= week,
      'soft delete',
      kept === 0
        ? 'Deleted files are gone at once.'
        : `Deleted files are kept for ${Math.round(kept / 86_400)} days; people are promised 7.`,
      `Run: gcloud storage buckets update gs://${main} --soft-delete-duration=7d (step 14).`,
    ),
  ];
}
