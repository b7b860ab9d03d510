import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const metricName = z.string().regex(/^pochitto\/[a-z_]+$/);

const metricsSchema = z.array(
  z.strictObject({ name: metricName, description: z.string().min(1), filter: z.string().min(1) }),
);
const policiesSchema = z.array(
  z.strictObject({
    displayName: z.string().startsWith('Pochitto: '),
    /** What to do, in Markdown. */
    documentation: z.string().min(1),
    metric: metricName,
    /** An alert is raised if the window has more log lines than this. */
    threshold: z.number().int().min(0),
    windowSeconds: z.number().int().multipleOf(60).min(60),
  }),
);
const budgetSchema = z.strictObject({
  displayName: z.string(),
  /** Shares of the budget at which mail is sent. */
  shares: z.array(z.number().positive()).min(1),
});

export type LogMetric = z.output<typeof metricsSchema>[number];
export type AlertPolicy = z.output<typeof policiesSchema>[number];

/** Reads metrics.json, policies.json and budget.json. */
export function readAlertFiles() {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
  return {
    metrics: metricsSchema.parse(read('metrics.json')),
    policies: policiesSchema.parse(read('policies.json')),
    budget: budgetSchema.parse(read('budget.json')),
  };
}
