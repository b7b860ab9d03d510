import type { OpenAI } from 'openai';
import type { OpenAiAccount } from '../../platform/config.ts';

const clients = new Map<string, Promise<OpenAI>>();

/** The SDK over an account: loaded on first use, one for each account, so that its connections are kept. */
export function openAiClient(account: OpenAiAccount): Promise<OpenAI> {
  const key = `${account.apiUrl} ${account.apiKey}`;
  const known = clients.get(key) ?? openClient(account);
  clients.set(key, known);
  return known;
}

async function openClient({ apiKey, apiUrl }: OpenAiAccount): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({
    apiKey,
    baseURL: apiUrl,
    // Named, so that the SDK does not look for them in the environment.
    organization: null,
    project: null,
    // By itself the SDK would ask again after a timeout, and a picture be billed twice: see retry_policy.ts.
    maxRetries: 0,
  });
}
