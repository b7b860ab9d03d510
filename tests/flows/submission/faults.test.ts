import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { products } from '../../../functions/src/domain/product/product_spec.ts';
import {
  type OpenBrowser,
  openBrowser,
} from '../../../functions/src/vendors/creators-market/browser/open_browser.ts';
import { faultCases, sampleCases } from '../../../tools/faults/fault_cases.ts';
import { faultWorld } from '../../../tools/faults/fault_world.ts';
import { expectErrors } from '../../support/expected_errors.ts';

/** The number of concurrent people that a small machine can handle. */
const people = 2;

describe('submission with failure switches', { timeout: 900_000 }, () => {
  let sandbox: CreatorsMarketSandbox;
  let opened: OpenBrowser;

  beforeAll(async () => {
    sandbox = await startCreatorsMarketSandbox({ port: 0, accessPort: 0, delays: 'none' });
    const site = { url: sandbox.url, accessUrl: sandbox.accessUrl };
    opened = await openBrowser({ site, lifetime: 900_000 });
  });
  afterAll(async () => {
    await opened.close();
    await sandbox.stop();
  });

  it('is tested at every step by `npm run faults` in at least 300 cases', () => {
    const cases = faultCases();
    const counts = Map.groupBy(cases, ({ product }) => product);
    expect([...counts.keys()]).toEqual(products);
    expect(counts.get('sticker')?.length).toBeGreaterThan(300);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it('ends as in the table, clicks once at most, and refunds what it did not use', async () => {
    expectErrors(/SiteError/);
    const waiting = sampleCases();
    const broken: string[] = [];
    const work = async () => {
      const { meet } = await faultWorld(sandbox, opened, 'sticker');
      for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
        const { wrong } = await meet(fault);
        broken.push(...wrong.map((promise) => `${fault.id}: ${promise}`));
      }
    };
    await Promise.all(Array.from({ length: people }, work));
    expect(broken).toEqual([]);
    // The blank page with which a browser starts.
    expect((await opened.browser.pages()).length).toBe(1);
  });
});
