import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capacityOf, resources } from '../../tools/scale/capacity.ts';
import { capacityTable } from '../../tools/scale/capacity_table.ts';

const docs = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');
const manifest = readFileSync(new URL('../../functions/src/index.ts', import.meta.url), 'utf8');

describe('the simulation of scale', () => {
  it('gives the table that the documentation shows', () => {
    expect(docs).toContain(capacityTable());
    for (const { raise } of resources) expect(docs).toContain(raise);
  });

  it('grows in proportion to the people', () => {
    const [few, many] = [capacityOf(1000), capacityOf(100_000)];
    for (const [index, { used }] of few.rows.entries()) {
      expect(many.rows[index]?.used).toBeCloseTo(used * 100, 6);
    }
  });

  it.each([
    ['drawQueue', 20],
    ['drawAiQueue', 20],
    ['runSubmission', 10],
  ])('has the limit of %s as the manifest does', (name, limit) => {
    const statement = manifest.slice(manifest.indexOf(`export const ${name} = `));
    expect(/maxConcurrentDispatches: (\d+)/.exec(statement)?.[1]).toBe(String(limit));
    const resource = resources.find((each) => each.name.includes(`\`${name}\``));
    expect(resource?.limit).toBe(limit);
  });
});
