import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stuckWork } from '../../functions/src/jobs/stuck_work.ts';

const source = fileURLToPath(new URL('../../functions/src/', import.meta.url));
const tools = fileURLToPath(new URL('../../tools/', import.meta.url));
const read = (path: string) => readFileSync(path, 'utf8');
const manifest = read(`${source}index.ts`);

const folders = [
  'jobs',
  'notices',
  'tokens',
  'stamps',
  'accounts',
  'generation',
  'submission',
  'studio',
  'shares',
  'operations',
];

/** Returns the names of the values that a folder exports. */
function exportsOf(folder: string): string[] {
  return [...read(`${source}${folder}/index.ts`).matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names]) =>
    namesIn(names ?? ''),
  );
}

const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

/** Returns what code other than tests imports: `folder name`. */
function usedByProduction(): Set<string> {
  const used = new Set<string>();
  for (const folder of folders) {
    for (const [, name] of manifest.matchAll(new RegExp(`\\b${folder}\\.(\\w+)`, 'g'))) {
      used.add(`${folder} ${name}`);
    }
  }
  const files = [source, tools].flatMap((root) =>
    globSync('**/*.ts', { cwd: root }).map((path) => `${root}${path}`),
  );
  for (const path of files) {
    // Benchmarks do not count, like tests.
    if (path.endsWith('.test.ts') || path.startsWith(`${tools}bench/`)) continue;
    for (const [, names, folder] of read(path).matchAll(
      /import \{([^}]*)\} from '[./\w]*?(\w+)\/index\.ts'/g,
    )) {
      for (const name of namesIn(names ?? '')) used.add(`${folder} ${name.split(' as ')[0]}`);
    }
  }
  return used;
}

/** Source text of each scheduled function in the manifest, by its name. */
const schedules = new Map(
  manifest
    .split(/^export const /m)
    .map((statement) => [/^\w+/.exec(statement)?.[0] ?? '', statement] as const)
    .filter(([name, statement]) => statement.startsWith(`${name} = scheduledFunction(`)),
);

/** Every periodic job of the product with the function that does it. */
const periodicJobs = [
  [
    'reset of the monthly quota on the 1st at midnight',
    'resetMonthlyQuota',
    'studio.resetMonthlyQuota',
    '0 0 1 * *',
  ],
  ['removal of expired studio images daily at 2', 'removeExpiredImages', 'studio.removeExpired', '0 2 * * *'],
  ['uploads without a storage event', 'sweepUploads', 'stamps.sweepUploads', 'sweep,'],
  ['stuck sets', 'sweepGenerations', 'generation.sweepGenerations', 'sweep,'],
  ['unsent messages of notices', 'sweepNotices', 'notices.sweepNotices', 'sweep,'],
  ['reminders of konbini payments', 'remindOfDeadlines', 'tokens.remindOfVouchers', '0 9-21 * * *'],
  ['reminders of expiring images', 'remindOfDeadlines', 'studio.remindOfExpiry', '0 9-21 * * *'],
  ['stuck conversions', 'sweepConversions', 'studio.sweepConversions', 'sweep,'],
  ['stuck submissions', 'sweepSubmissions', 'submission.sweepAttempts', 'sweep,'],
  ['half-deleted sets', 'sweepDeletedSets', 'stamps.purgeDeletedStamps', 'sweep,'],
  ['unused photos', 'sweepDeletedSets', 'stamps.purgeUnusedPhotos', 'sweep,'],
  ['half-deleted accounts', 'sweepAccounts', 'accounts.resumeDeletions', '...sweep'],
  ['download addresses to close', 'closeAddresses', 'studio.closeStudioAddresses', 'sweep,'],
  ['removal of exports after a day', 'removeOldExports', 'accounts.removeOldExports', 'every 1 hours'],
  ['removal of previews after a day', 'removeOldPreviews', 'stamps.removeOldPreviews', 'every 1 hours'],
  [
    'removal of expired shared previews',
    'removeOldPreviews',
    'shares.removeExpiredPreviews',
    'every 1 hours',
  ],
  ['hourly check of reviews', 'watchReviews', 'submission.watchReviews', 'every 1 hours'],
  [
    'removal of original photos after 30 days, daily at 2:30',
    'removeOldOriginals',
    'stamps.removeOldOriginals',
    '30 2 * * *',
  ],
  ['export of the database daily at 4', 'exportFirestore', 'operations.exportFirestore', '0 4 * * *'],
  ['integrity check daily at 3', 'checkIntegrity', 'operations.checkIntegrity', '0 3 * * *'],
] as const;

describe('exports of a folder', () => {
  it.each(folders)('are all used by production code: %s', (folder) => {
    const used = usedByProduction();
    const unused = exportsOf(folder)
      .map((name) => `${folder} ${name}`)
      .filter((name) => !used.has(name));
    expect(unused).toEqual([]);
  });
});

describe('periodic jobs', () => {
  it.each(periodicJobs)('have a schedule: %s', (_, name, handler, when) => {
    const statement = schedules.get(name) ?? '';
    expect(statement).toContain(`${handler}(context()`);
    expect(statement).toContain(when);
  });

  it('cover all schedules', () => {
    const named = new Set(periodicJobs.map(([, name]) => name));
    expect([...schedules.keys()].toSorted()).toEqual([...named].toSorted());
  });

  it.each(Object.entries(stuckWork))('free stuck %s by a schedule in the manifest', (_, { freedBy }) => {
    expect([...schedules.keys()]).toContain(freedBy);
  });
});
