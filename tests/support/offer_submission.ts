import type { WebPage } from './web_page.ts';

/**
 * Tells a page, from its next load on, that its operator offers submissions or has switched them off: by what comes
 * back, to be called again for the other.
 */
export async function offerSubmission({ page }: WebPage): Promise<(isOffered: boolean) => void> {
  let submissionAvailable = true;
  const session = await page.createCDPSession();
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/config.json', requestStage: 'Response' }],
  });
  const answer = async (requestId: string) => {
    const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId });
    const config: unknown = JSON.parse(Buffer.from(body, base64Encoded ? 'base64' : 'utf8').toString());
    const told = JSON.stringify({ ...Object(config), submissionAvailable });
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'application/json' }],
      body: Buffer.from(told).toString('base64'),
    });
  };
  session.on('Fetch.requestPaused', ({ requestId }) => void answer(requestId));
  return (isOffered) => {
    submissionAvailable = isOffered;
  };
}
