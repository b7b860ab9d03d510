import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAlertFiles } from '../../tools/alerts/alert_files.ts';
import { applyAlerts } from '../../tools/alerts/apply_alerts.ts';
import { planAlerts } from '../../tools/alerts/plan_alerts.ts';
import { ROOT } from '../../tools/stack/stack_info.ts';

const target = {
  projectId: 'a-project',
  email: 'operator@pochitto.example',
  budget: { billingAccount: '012345-6789AB-CDEF01', units: 20_000, currency: 'JPY' },
};

/** Path and list name of each kind of resource. */
const folders: Record<string, string> = {
  '/v2/projects/a-project/metrics': 'metrics',
  '/v3/projects/a-project/notificationChannels': 'notificationChannels',
  '/v3/projects/a-project/alertPolicies': 'alertPolicies',
  '/v1/billingAccounts/012345-6789AB-CDEF01/budgets': 'budgets',
};

describe('alerts', () => {
  let server: Server;
  let url: string;
  let stored: Map<string, Record<string, unknown>>;
  /** A metric that Monitoring does not know yet. */
  let unknownMetric: string | null;

  beforeEach(async () => {
    stored = new Map();
    unknownMetric = null;
    server = createServer(async (request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '', 'http://double').pathname);
      const text = (await request.toArray()).join('');
      const send = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
      if (request.headers.authorization !== 'Bearer a-token') return send(401, {});
      const list = folders[path];
      if (request.method === 'GET' && list) {
        return send(200, {
          [list]: [...stored].flatMap(([at, body]) => (at.startsWith(`${path}/`) ? [body] : [])),
        });
      }
      const body = JSON.parse(text) as Record<string, unknown>;
      if (unknownMetric !== null && path.includes('alertPolicies') && text.includes(`/${unknownMetric}\\"`))
        return send(404, { error: { message: 'Cannot find metric that matches type.' } });
      const isNew = request.method === 'POST' && list !== undefined;
      const at = isNew ? `${path}/${String(body.name ?? stored.size)}` : path;
      if (!isNew && !stored.has(at)) return send(404, { error: { message: `Nothing is at ${path}.` } });
      const name = list === 'metrics' || path.includes('/metrics/') ? body.name : at.replace(/^\/v\d\//, '');
      stored.set(at, { ...body, name });
      return send(200, { ...body, name });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => server.close());

  const apply = () =>
    applyAlerts(
      { urls: { logging: url, monitoring: url, budgets: url }, token: async () => 'a-token' },
      target,
      planAlerts(readAlertFiles(), target),
    );

  it('are created once and updated from then on, and every policy notifies the operator', async () => {
    const { lines: created } = await apply();
    expect(created.every((line) => line.endsWith(': created'))).toBe(true);
    const before = stored.size;
    expect(before).toBe(created.length);
    expect((await apply()).lines.every((line) => line.endsWith(': updated'))).toBe(true);
    expect(stored.size).toBe(before);
    const policies = [...stored.values()].filter(({ conditions }) => conditions !== undefined);
    expect(policies).toHaveLength(readAlertFiles().policies.length);
    for (const { notificationChannels } of policies) expect(notificationChannels).toHaveLength(1);
  });

  it('omit a policy whose metric does not exist yet, and create it in the next run', async () => {
    const [late] = readAlertFiles().metrics;
    unknownMetric = late?.name ?? '';
    const { lines, waiting } = await apply();
    expect(waiting).toEqual(
      readAlertFiles().policies.flatMap((each) => (each.metric === late?.name ? [each.displayName] : [])),
    );
    expect(waiting).not.toEqual([]);
    expect(lines).toHaveLength(planAlerts(readAlertFiles(), target).length - waiting.length);
    unknownMetric = null;
    const again = await apply();
    expect(again.waiting).toEqual([]);
    expect(again.lines.filter((line) => line.endsWith(': created'))).toEqual(
      waiting.map((name) => `policy ${name}: created`),
    );
  });

  it('count the log lines that functions write', () => {
    const { metrics, policies } = readAlertFiles();
    const names = metrics.map(({ name }) => name);
    for (const { metric } of policies) expect(names).toContain(metric);
    const source = globSync('functions/src/**/*.ts', { cwd: ROOT })
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n');
    for (const { filter } of metrics) {
      for (const [, message = ''] of filter.matchAll(/jsonPayload\.message=~?"([^"]+)"/g)) {
        expect(source).toContain(`'${message}`);
      }
    }
  });
});
