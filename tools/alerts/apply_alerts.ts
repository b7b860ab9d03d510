import { z } from 'zod';
import type { AlertTarget, Wanted } from './plan_alerts.ts';

/** Where the APIs answer, without a slash at the end. */
export const alertUrls = {
  logging: 'https://logging.googleapis.com',
  monitoring: 'https://monitoring.googleapis.com',
  budgets: 'https://billingbudgets.googleapis.com',
} as const;

interface AlertAccess {
  readonly urls: Readonly<Record<keyof typeof alertUrls, string>>;
  readonly token: () => Promise<string>;
}

const namedSchema = z.object({ name: z.string().min(1), displayName: z.string().optional() });
const listSchema = z.object({
  metrics: z.array(namedSchema).default([]),
  notificationChannels: z.array(namedSchema).default([]),
  alertPolicies: z.array(namedSchema).default([]),
  budgets: z.array(namedSchema).default([]),
});

const timeoutMs = 30_000;

/**
 * Creates what is missing and updates what is there, so that it can run again. It removes nothing.
 *
 * @returns a line for each resource.
 * @throws Error with the API's words.
 */
export async function applyAlerts(
  { urls, token }: AlertAccess,
  { projectId, budget }: AlertTarget,
  plan: readonly Wanted[],
): Promise<string[]> {
  const send = async (method: string, url: string, body?: object) => {
    const answer = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
        'x-goog-user-project': projectId,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`${method} ${new URL(url).pathname}: ${answer.status} ${text.slice(0, 500)}`);
    const parsed: unknown = JSON.parse(text);
    return parsed;
  };
  const monitoring = `${urls.monitoring}/v3/projects/${projectId}`;
  const folders: Record<Wanted['kind'], string> = {
    metric: `${urls.logging}/v2/projects/${projectId}/metrics`,
    channel: `${monitoring}/notificationChannels`,
    policy: `${monitoring}/alertPolicies`,
    budget: `${urls.budgets}/v1/billingAccounts/${budget?.billingAccount}/budgets`,
  };
  const known = async (kind: Wanted['kind']) => {
    const list = listSchema.parse(await send('GET', `${folders[kind]}?pageSize=500`));
    return [...list.metrics, ...list.notificationChannels, ...list.alertPolicies, ...list.budgets];
  };
  const lines: string[] = [];
  const channels: string[] = [];
  const kinds = [...new Set(plan.map(({ kind }) => kind))];
  for (const kind of kinds) {
    const there = await known(kind);
    for (const { key, body } of plan.filter((wanted) => wanted.kind === kind)) {
      const found = there.find(({ name, displayName }) => (kind === 'metric' ? name : displayName) === key);
      const whole = kind === 'policy' ? { ...body, notificationChannels: channels } : body;
      const { method, url } = found ? update(kind, found.name) : { method: 'POST', url: folders[kind] };
      const { name } = namedSchema.parse(await send(method, url, whole));
      if (kind === 'channel') channels.push(name);
      lines.push(`${kind} ${key}: ${found ? 'updated' : 'created'}`);
    }
  }
  return lines;

  function update(kind: Wanted['kind'], name: string) {
    if (kind === 'metric') return { method: 'PUT', url: `${folders.metric}/${encodeURIComponent(name)}` };
    const version = kind === 'budget' ? `${urls.budgets}/v1` : `${urls.monitoring}/v3`;
    return { method: 'PATCH', url: `${version}/${name}` };
  }
}
