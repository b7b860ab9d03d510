import type { WebPage } from './web_page.ts';

/**
 * Overrides the setting of a page that says whether the operator offers submission. It is on from the next load; call
 * the returned function to change it.
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
    const changed = JSON.stringify({ ...Object(config), submissionAvailable });
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'application/json' }],
      body: Buffer.from(changed).toString('base64'),
    });
  };
  session.on('Fetch.requestPaused', ({ requestId }) => void answer(requestId));
  return (isOffered) => {
    submissionAvailable = isOffered;
  };
}
