import { errorDetails } from '@pochitto/functions/domain/api';
import { getAuth } from 'firebase/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Person, rejectionOf, signUp } from '../support/person.ts';
import { stack } from '../support/stack.ts';

const answer = z.object({ error: z.object({ details: errorDetails }) });

describe('hostile input', () => {
  let ann: Person;
  let token: string;
  beforeAll(async () => {
    ann = await signUp();
    token = (await getAuth(ann.app).currentUser?.getIdToken()) ?? '';
  });
  afterAll(() => ann?.close());

  /** Sends a body that no client SDK would send. */
  async function send(body: string): Promise<string> {
    const response = await fetch(`${stack().functionsUrl}/deleteStamp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    return answer.parse(await response.json()).error.details.code;
  }

  it.each(['__x__', '__id7__', '.', '..', 'a/b', ''])('with the id %j is bad_request', async (stampId) => {
    expect((await rejectionOf(ann.call('deleteStamp', { stampId }))).code).toBe('bad_request');
  });

  it.each([
    ['100,000 nested arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['20,000 nested objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['300,000 values', JSON.stringify(Array(300_000).fill(0))],
    ['a type annotation', '{"@type":"type.googleapis.com/google.protobuf.Int64Value","value":"x"}'],
    ['half a surrogate pair', '{"stampId":"\\ud800"}'],
  ])('that contains %s is bad_request', async (_, data) => {
    expect(await send(`{"data":${data}}`)).toBe('bad_request');
  });
});
