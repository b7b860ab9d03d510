import { randomUUID } from 'node:crypto';
import { errorDetails } from '@pochitto/functions/domain/api';
import { limits } from '@pochitto/functions/domain/limits';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rejectionOf, signUp } from '../support/person.ts';
import { stack } from '../support/stack.ts';

const errorResponse = z.object({ error: z.object({ status: z.string(), details: errorDetails }) });

/** The two calls may be in different minutes. */
const moreThan = (perMinute: number) => 2 * perMinute + 1;

/** Calls with a wrong pairing code while signed out. `forwardedFor` is the header from the last proxy. */
async function callWithWrongCode(forwardedFor: string) {
  const response = await fetch(`${stack().functionsUrl}/handOverLineCookies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
    body: JSON.stringify({ data: { code: randomUUID().slice(0, 8).toUpperCase(), cookies: 'a=1' } }),
  });
  return { http: response.status, ...errorResponse.parse(await response.json()).error };
}

describe('rate limits of deployed functions', () => {
  it('count signed-out callers by the address from the last proxy, not by a forged one', async () => {
    const network = `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}`;
    const calls = moreThan(limits.handOverLineCookies.address.perMinute);
    const codes: string[] = [];
    // Sequential: the emulator starts a process for each call that finds no idle one.
    for (let time = 0; time < calls && !codes.includes('too_often'); time += 1) {
      const { http, status, details } = await callWithWrongCode(`203.0.113.${time}, ${network}::${time}`);
      codes.push(details.code);
      if (details.code !== 'too_often') continue;
      expect({ http, status }).toEqual({ http: 429, status: 'RESOURCE_EXHAUSTED' });
      expect(details.retryAfterSeconds).toBeGreaterThan(0);
    }
    expect(new Set(codes)).toEqual(new Set(['line_pairing_unknown', 'too_often']));
    expect(
      (await callWithWrongCode(`${network}::1, 2001:db8:ffff:${randomUUID().slice(0, 4)}::1`)).details.code,
    ).not.toBe('too_often');
  });

  it('count signed-in people, including rejected calls', async () => {
    const ann = await signUp();
    const look = () => rejectionOf(ann.call('checkReview', { stampId: 'nobodys' }));
    const codes: string[] = [];
    for (let time = 0; time < moreThan(limits.checkReview.person.perMinute); time += 1) {
      codes.push((await look()).code);
    }
    expect(codes[0]).toBe('not_yours');
    expect(codes).toContain('too_often');
    await ann.close();
  });
});
