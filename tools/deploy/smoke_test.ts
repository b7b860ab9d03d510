interface Deployment {
  /** Without trailing slashes. */
  readonly webUrl: string;
  readonly functionsUrl: string;
}

type Check = readonly [name: string, check: () => Promise<string | null>];

const timeoutMs = 30_000;

/**
 * Requests a page, the configuration, a callable, the webhook and a shared link of a deployment, without changing
 * anything. Returns the problems as text; empty if there are none.
 */
export async function smokeTest({ webUrl, functionsUrl }: Deployment): Promise<string[]> {
  const ask = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  const post = (name: string, body: object) =>
    ask(`${functionsUrl}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const checks: readonly Check[] = [
    [
      'the home page',
      async () => {
        const answer = await ask(`${webUrl}/`);
        const text = await answer.text();
        if (answer.status !== 200 || !text.includes('<div id="root"'))
          return `answers ${answer.status} without the app`;
        return answer.headers.has('content-security-policy') ? null : 'has no content security policy';
      },
    ],
    [
      'the configuration of pages',
      async () => {
        const answer = await ask(`${webUrl}/config.json`);
        return answer.ok && /"projectId"/.test(await answer.text()) ? null : `answers ${answer.status}`;
      },
    ],
    [
      'a callable',
      async () => {
        const answer = await post('openProfile', { data: {} });
        return answer.status === 401 ? null : `answers ${answer.status} instead of 401 to somebody unknown`;
      },
    ],
    [
      'the webhook of Stripe',
      async () => {
        const answer = await post('stripeWebhook', {});
        return answer.status === 400 ? null : `answers ${answer.status} instead of 400 to an unsigned event`;
      },
    ],
    [
      'a shared link',
      async () => {
        const answer = await ask(`${webUrl}/shared/unknown/1`);
        return answer.status === 404 ? null : `answers ${answer.status} instead of 404 to an unknown token`;
      },
    ],
  ];
  const problems = await Promise.all(
    checks.map(async ([name, check]) => {
      const problem = await check().catch((error: unknown) => `does not answer: ${error}`);
      return problem === null ? [] : [`${name} ${problem}`];
    }),
  );
  return problems.flat();
}
