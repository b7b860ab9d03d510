import { expect, it } from 'vitest';
import { smokeTest } from '../../tools/deploy/smoke_test.ts';
import { stack } from '../support/stack.ts';

it('the smoke test passes for a complete stack, and names each part that does not answer', async () => {
  const { webUrl, functionsUrl } = stack();
  if (webUrl === null || functionsUrl === null) throw new Error('This needs functions and the web.');
  expect(await smokeTest({ webUrl, functionsUrl })).toEqual([]);
  const problems = await smokeTest({ webUrl, functionsUrl: 'http://127.0.0.1:1' });
  expect(problems).toHaveLength(2);
  expect(problems.join()).toMatch(/a callable does not answer.*the webhook of Stripe does not answer/);
});
