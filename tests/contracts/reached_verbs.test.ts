import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { stuckWork } from '../../functions/src/jobs/stuck_work.ts';

const source = fileURLToPath(new URL('../../functions/src/', import.meta.url));
const tools = fileURLToPath(new URL('../../tools/', import.meta.url));
const read = (path: string) => readFileSync(path, 'utf8');
const manifest = read(`${source}index.ts`);

const rooms = [
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

/** Names of values that a room offers. */
function offeredBy(room: string): string[] {
  return [...read(`${source}${room}/index.ts`).matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names]) =>
    namesIn(names ?? ''),
  );
}

const namesIn = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));

/** What code beside the tests takes from the rooms: `room name`. */
function takenByProduction(): Set<string> {
  const taken = new Set<string>();
  for (const room of rooms) {
    for (const [, name] of manifest.matchAll(new RegExp(`\\b${room}\\.(\\w+)`, 'g'))) {
      taken.add(`${room} ${name}`);
    }
  }
  const files = [source, tools].flatMap((root) =>
    globSync('**/*.ts', { cwd: root }).map((path) => `${root}${path}`),
  );
  for (const path of files) {
    // Benches measure, as tests test.
    if (path.endsWith('.test.ts') || path.startsWith(`${tools}bench/`)) continue;
    for (const [, names, room] of read(path).matchAll(
      /import \{([^}]*)\} from '[./\w]*?(\w+)\/index\.ts'/g,
    )) {
      for (const name of namesIn(names ?? '')) taken.add(`${room} ${name.split(' as ')[0]}`);
    }
  }
  return taken;
}

/** The text of each schedule of the manifest, by its name. */
const schedules = new Map(
  manifest
    .split(/^export const /m)
    .map((statement) => [/^\w+/.exec(statement)?.[0] ?? '', statement] as const)
    .filter(([name, statement]) => statement.startsWith(`${name} = scheduledFunction(`)),
);

/** Every job by the clock that the product has, with the verb that does it. */
const jobsByTheClock = [
  [
    'the monthly quota is reset on the 1st at midnight',
    'resetMonthlyQuota',
    'studio.resetMonthlyQuota',
    '0 0 1 * *',
  ],
  ['expired studio pictures go daily at 2', 'removeExpiredImages', 'studio.removeExpired', '0 2 * * *'],
  ['uploads that no event took in', 'sweepUploads', 'stamps.sweepUploads', 'sweep,'],
  ['stuck sets', 'sweepGenerations', 'generation.sweepGenerations', 'sweep,'],
  ['notices whose messages were not sent', 'sweepNotices', 'notices.sweepNotices', 'sweep,'],
  ['vouchers about to lapse', 'remindOfDeadlines', 'tokens.remindOfVouchers', '0 9-21 * * *'],
  ['pictures about to expire', 'remindOfDeadlines', 'studio.remindOfExpiry', '0 9-21 * * *'],
  ['stuck conversions', 'sweepConversions', 'studio.sweepConversions', 'sweep,'],
  ['stuck submissions', 'sweepSubmissions', 'submission.sweepAttempts', 'sweep,'],
  ['half-deleted sets', 'sweepDeletedSets', 'stamps.purgeDeletedStamps', 'sweep,'],
  ['photos that a change of them left', 'sweepDeletedSets', 'stamps.purgeUnusedPhotos', 'sweep,'],
  ['half-deleted accounts', 'sweepAccounts', 'accounts.resumeDeletions', '...sweep'],
  ['download addresses that are to close', 'closeAddresses', 'studio.closeStudioAddresses', 'sweep,'],
  ['exports after a day', 'removeOldExports', 'accounts.removeOldExports', 'every 1 hours'],
  ['previews after a day', 'removeOldPreviews', 'stamps.removeOldPreviews', 'every 1 hours'],
  ['shared previews with their links', 'removeOldPreviews', 'shares.removeExpiredPreviews', 'every 1 hours'],
  [
    'reviews of submitted sets are looked at hourly',
    'watchReviews',
    'submission.watchReviews',
    'every 1 hours',
  ],
  [
    'original photos of finished sets go after 30 days, daily at 2:30',
    'removeOldOriginals',
    'stamps.removeOldOriginals',
    '30 2 * * *',
  ],
  ['the database is exported daily at 4', 'exportFirestore', 'operations.exportFirestore', '0 4 * * *'],
  ['the integrity check daily at 3', 'checkIntegrity', 'operations.checkIntegrity', '0 3 * * *'],
] as const;

describe('what rooms offer', () => {
  it.each(rooms)('of %s is reached by production code, not by tests alone', (room) => {
    const taken = takenByProduction();
    const unreached = offeredBy(room)
      .map((name) => `${room} ${name}`)
      .filter((name) => !taken.has(name));
    expect(unreached).toEqual([]);
  });
});

describe('the jobs by the clock', () => {
  it.each(jobsByTheClock)('%s: there is a schedule that does it', (_, name, verb, when) => {
    const statement = schedules.get(name) ?? '';
    expect(statement).toContain(`${verb}(context()`);
    expect(statement).toContain(when);
  });

  it('are all the schedules there are', () => {
    const named = new Set(jobsByTheClock.map(([, name]) => name));
    expect([...schedules.keys()].toSorted()).toEqual([...named].toSorted());
  });

  it.each(Object.entries(stuckWork))('free stuck %s by a schedule of the manifest', (_, { freedBy }) => {
    expect([...schedules.keys()]).toContain(freedBy);
  });
});
