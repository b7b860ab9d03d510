import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../stack/stack_info.ts';
import { comesLater, type Diagnosis, expectThat, parsedAnswer, well, wrong } from './diagnosis.ts';
import type { ProjectAccess } from './project_access.ts';
import type { Settings } from './settings.ts';

const fieldSchema = z.object({
  fieldPath: z.string(),
  order: z.string().optional(),
  arrayConfig: z.string().optional(),
});
const declaredSchema = z.object({
  indexes: z.array(z.object({ collectionGroup: z.string(), fields: z.array(fieldSchema) })),
  fieldOverrides: z.array(
    z.object({ collectionGroup: z.string(), fieldPath: z.string(), ttl: z.boolean().default(false) }),
  ),
});
const databaseSchema = z.object({ locationId: z.string(), type: z.string() });
const indexesSchema = z.object({
  indexes: z
    .array(z.object({ name: z.string(), fields: z.array(fieldSchema), state: z.string() }))
    .default([]),
  nextPageToken: z.string().optional(),
});
const ttlSchema = z.object({
  fields: z
    .array(z.object({ name: z.string(), ttlConfig: z.object({ state: z.string() }).optional() }))
    .default([]),
});
const backupsSchema = z.object({
  backupSchedules: z
    .array(z.object({ retention: z.string(), dailyRecurrence: z.object({}).optional() }))
    .default([]),
});

const deploy = (projectId: string) =>
  `Run: npx firebase deploy --only firestore --project ${projectId} (step 11). Building one can take minutes.`;
const days = (retention: string) => Number.parseInt(retention, 10) / 86_400;

export async function checkFirestore(access: ProjectAccess, { config }: Settings): Promise<Diagnosis[]> {
  const database = `/v1/projects/${access.projectId}/databases/(default)`;
  const answer = await access.read('firestore', database);
  if (answer.status === 404)
    return [wrong('database', 'There is none.', `Create it in ${config.region} (step 1).`)];
  const { locationId, type } = parsedAnswer(databaseSchema, answer);
  const { backupSchedules } = parsedAnswer(
    backupsSchema,
    await access.read('firestore', `${database}/backupSchedules`),
  );
  const daily = backupSchedules.find((schedule) => schedule.dailyRecurrence !== undefined);
  return [
    expectThat(
      locationId === config.region && type === 'FIRESTORE_NATIVE',
      'database',
      `It is ${type} in ${locationId}.`,
      `A database keeps its place: use a project whose database is in ${config.region} (step 1).`,
    ),
    ...(await checkIndexes(access, database)).map(comesLater),
    ...(await checkTtl(access, database)).map(comesLater),
    expectThat(
      daily !== undefined && days(daily.retention) <= 7,
      'backups',
      daily
        ? `They are kept for ${days(daily.retention)} days; people are promised 7.`
        : 'There are no daily ones.',
      'Create the schedule of step 14.',
    ),
  ];
}

function declared(): z.output<typeof declaredSchema> {
  return declaredSchema.parse(JSON.parse(readFileSync(join(ROOT, 'firestore.indexes.json'), 'utf8')));
}

/** Returns a key for comparing fields in the file and in the API, which appends the document's name. */
const shapeOf = (group: string, fields: readonly z.output<typeof fieldSchema>[]) =>
  [
    group,
    ...fields
      .filter(({ fieldPath }) => fieldPath !== '__name__')
      .map(({ fieldPath, order, arrayConfig }) => `${fieldPath} ${order ?? arrayConfig}`),
  ].join(', ');

async function checkIndexes({ projectId, read }: ProjectAccess, database: string): Promise<Diagnosis[]> {
  const states = new Map<string, string>();
  let pageToken: string | undefined = '';
  while (pageToken !== undefined) {
    const path = `${database}/collectionGroups/-/indexes?pageSize=100&pageToken=${encodeURIComponent(pageToken)}`;
    const page: z.output<typeof indexesSchema> = parsedAnswer(indexesSchema, await read('firestore', path));
    for (const { name, fields, state } of page.indexes) {
      states.set(shapeOf(/collectionGroups\/([^/]+)\//.exec(name)?.[1] ?? '', fields), state);
    }
    pageToken = page.nextPageToken || undefined;
  }
  return declared().indexes.map(({ collectionGroup, fields }) => {
    const shape = shapeOf(collectionGroup, fields);
    const state = states.get(shape);
    if (state === 'READY') return well(`index ${shape}`);
    return wrong(
      `index ${shape}`,
      state === undefined ? 'There is none.' : `It is ${state.toLowerCase()}.`,
      deploy(projectId),
    );
  });
}

async function checkTtl({ projectId, read }: ProjectAccess, database: string): Promise<Diagnosis[]> {
  const path = `${database}/collectionGroups/-/fields?filter=${encodeURIComponent('ttlConfig:*')}&pageSize=100`;
  const { fields } = parsedAnswer(ttlSchema, await read('firestore', path));
  return declared()
    .fieldOverrides.filter(({ ttl }) => ttl)
    .map(({ collectionGroup, fieldPath }) => {
      const end = `/collectionGroups/${collectionGroup}/fields/${fieldPath}`;
      const state = fields.find(({ name }) => name.endsWith(end))?.ttlConfig?.state ?? 'missing';
      const name = `TTL ${collectionGroup}.${fieldPath}`;
      return expectThat(state === 'ACTIVE', name, `It is ${state.toLowerCase()}.`, deploy(projectId));
    });
}
