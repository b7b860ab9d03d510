import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capacityOf, resources } from '../../tools/scale/capacity.ts';
import { capacityTable } from '../../tools/scale/capacity_table.ts';

const docs = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');
const manifest = readFileSync(new URL('../../functions/src/index.ts', import.meta.url), 'utf8');

describe('scale simulation', () => {
  it('matches the table in the documentation', () => {
    expect(docs).toContain(capacityTable());
    for (const { raise } of resources) expect(docs).toContain(raise);
  });

  it('grows in proportion to the number of people', () => {
    const [few, many] = [capacityOf(1000), capacityOf(100_000)];
    for (const [index, { used }] of few.rows.entries()) {
      expect(many.rows[index]?.used).toBeCloseTo(used * 100, 6);
    }
  });

  it.each([
    ['drawQueue', 20],
    ['drawAiQueue', 20],
    ['runSubmission', 10],
  ])('uses the limits of %s from the manifest', (name, limit) => {
    const statement = manifest.slice(manifest.indexOf(`export const ${name} = `));
    expect(/maxConcurrentDispatches: (\d+)/.exec(statement)?.[1]).toBe(String(limit));
    const resource = resources.find((each) => each.name.includes(`\`${name}\``));
    expect(resource?.limit).toBe(limit);
  });
});
