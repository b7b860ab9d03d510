import { readFileSync } from 'node:fs';
import { retainedNames, retention } from '@pochitto/functions/domain/operations/retention';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const docs = read('docs/operating.md');
const manifest = read('functions/src/index.ts');
const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

function howLong({ keeping }: (typeof retention)[keyof typeof retention]): string {
  if ('until' in keeping) return `until ${keeping.until}`;
  if ('hours' in keeping) return plural(keeping.hours, 'hour');
  return 'days' in keeping ? plural(keeping.days, 'day') : plural(keeping.years, 'year');
}

describe('retained data', () => {
  it.each(retainedNames)('%s is documented and removed by a schedule or a TTL policy', (name) => {
    const { where, removedBy } = retention[name];
    expect(docs).toContain(`| ${name} | ${where} | ${howLong(retention[name])} | ${removedBy} |`);
    if (removedBy !== 'TTL') expect(manifest).toContain(`export const ${removedBy} = scheduledFunction(`);
  });
});
