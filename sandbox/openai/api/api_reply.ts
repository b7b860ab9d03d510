export interface ApiReply {
  readonly status: number;
  readonly body: object;
  readonly headers: Readonly<Record<string, string>>;
  /** `never`: nothing is sent and the connection stays open. `broken`: it is closed instead. */
  readonly sent: 'yes' | 'never' | 'broken';
}

/** Headers of every response. */
export const commonHeaders = (requestId: string) => ({
  'x-request-id': requestId,
  'openai-version': '2020-10-01',
  'openai-organization': 'sandbox',
});
