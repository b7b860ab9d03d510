import { type CreatorsMarketSandbox, startCreatorsMarketSandbox } from '@pochitto/sandbox/creators-market';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type OpenBrowser,
  openBrowser,
} from '../../../functions/src/vendors/creators-market/browser/open_browser.ts';
import { faultCases, sampleCases } from '../../../tools/faults/fault_cases.ts';
import { faultWorld } from '../../../tools/faults/fault_world.ts';
import { expectErrors } from '../../support/expected_errors.ts';

/** As many people at a time as a small machine bears. */
const people = 2;

describe('whatever the site does', { timeout: 900_000 }, () => {
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

  it('is met at every step by `npm run faults`, in at least 300 cases', () => {
    const cases = faultCases();
    expect(cases.length).toBeGreaterThan(300);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });

  it('an attempt ends as the table says, clicks once at most, and gives back what it did not use', async () => {
    expectErrors(/SiteError/);
    const waiting = sampleCases();
    const broken: string[] = [];
    const work = async () => {
      const { meet } = await faultWorld(sandbox, opened);
      for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
        const { wrong } = await meet(fault);
        broken.push(...wrong.map((promise) => `${fault.id}: ${promise}`));
      }
    };
    await Promise.all(Array.from({ length: people }, work));
    expect(broken).toEqual([]);
    // The one blank page that a browser opens with.
    expect((await opened.browser.pages()).length).toBe(1);
  });
});
