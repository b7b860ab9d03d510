import { z } from 'zod';
import { ApiError, ask } from '../google_api/ask.ts';
import type { AlertTarget, Wanted } from './plan_alerts.ts';

/** Base URLs of the APIs, without a trailing slash. */
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

interface Applied {
  /** One line for each resource that was created or changed. */
  readonly lines: readonly string[];
  /** Policies with a metric that the API does not know yet: that takes up to ten minutes after its creation. */
  readonly waiting: readonly string[];
}

/**
 * Creates missing resources and updates existing ones; can be repeated. Deletes nothing.
 *
 * @throws Error with the API's message.
 */
export async function applyAlerts(
  { urls, token }: AlertAccess,
  { projectId, budget }: AlertTarget,
  plan: readonly Wanted[],
): Promise<Applied> {
  const asker = { projectId, token };
  const monitoring = `${urls.monitoring}/v3/projects/${projectId}`;
  const folders: Record<Wanted['kind'], string> = {
    metric: `${urls.logging}/v2/projects/${projectId}/metrics`,
    channel: `${monitoring}/notificationChannels`,
    policy: `${monitoring}/alertPolicies`,
    budget: `${urls.budgets}/v1/billingAccounts/${budget?.billingAccount}/budgets`,
  };
  const known = async (kind: Wanted['kind']) => {
    const list = listSchema.parse(await ask(asker, 'GET', `${folders[kind]}?pageSize=500`));
    return [...list.metrics, ...list.notificationChannels, ...list.alertPolicies, ...list.budgets];
  };
  const lines: string[] = [];
  const waiting: string[] = [];
  const channels: string[] = [];
  const kinds = [...new Set(plan.map(({ kind }) => kind))];
  for (const kind of kinds) {
    const there = await known(kind);
    for (const { key, body } of plan.filter((wanted) => wanted.kind === kind)) {
      const found = there.find(({ name, displayName }) => (kind === 'metric' ? name : displayName) === key);
      const whole = kind === 'policy' ? { ...body, notificationChannels: channels } : body;
      const { method, url } = found
        ? update(kind, found.name)
        : { method: 'POST' as const, url: folders[kind] };
      const answer = await ask(asker, method, url, whole).catch((error: unknown) => {
        if (kind === 'policy' && error instanceof ApiError && error.status === 404) return null;
        throw error;
      });
      if (answer === null) {
        waiting.push(key);
        continue;
      }
      const { name } = namedSchema.parse(answer);
      if (kind === 'channel') channels.push(name);
      lines.push(`${kind} ${key}: ${found ? 'updated' : 'created'}`);
    }
  }
  return { lines, waiting };

  function update(kind: Wanted['kind'], name: string) {
    if (kind === 'metric')
      return { method: 'PUT' as const, url: `${folders.metric}/${encodeURIComponent(name)}` };
    const version = kind === 'budget' ? `${urls.budgets}/v1` : `${urls.monitoring}/v3`;
    return { method: 'PATCH' as const, url: `${version}/${name}` };
  }
}
