import type { AlertPolicy, LogMetric, readAlertFiles } from './alert_files.ts';

/** One resource in the format of its API. */
export interface Wanted {
  readonly kind: 'metric' | 'channel' | 'policy' | 'budget';
  /** Identifies it among others of its kind: a metric's name, else the display name. */
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface AlertTarget {
  readonly projectId: string;
  /** Recipient of the mail. */
  readonly email: string;
  /** null without a budget alert. */
  readonly budget: {
    readonly billingAccount: string;
    readonly units: number;
    readonly currency: string;
  } | null;
}

/**
 * Plans the resources of the files in creation order; policies last, because they may have to wait for a new
 * metric. A policy's channel is filled in once it is known.
 */
export function planAlerts(files: ReturnType<typeof readAlertFiles>, target: AlertTarget): Wanted[] {
  const { projectId, email, budget } = target;
  const channel: Wanted = {
    kind: 'channel',
    key: 'Pochitto: operator',
    body: {
      type: 'email',
      displayName: 'Pochitto: operator',
      labels: { email_address: email },
      enabled: true,
    },
  };
  const costs: Wanted[] =
    budget === null
      ? []
      : [
          {
            kind: 'budget',
            key: files.budget.displayName,
            body: {
              displayName: files.budget.displayName,
              budgetFilter: { projects: [`projects/${projectId}`], calendarPeriod: 'MONTH' },
              amount: { specifiedAmount: { currencyCode: budget.currency, units: String(budget.units) } },
              thresholdRules: files.budget.shares.map((thresholdPercent) => ({ thresholdPercent })),
            },
          },
        ];
  return [...files.metrics.map(metric), channel, ...costs, ...files.policies.map(policy)];
}

const metric = ({ name, description, filter }: LogMetric): Wanted => ({
  kind: 'metric',
  key: name,
  body: {
    name,
    description,
    filter,
    metricDescriptor: { metricKind: 'DELTA', valueType: 'INT64', unit: '1' },
  },
});

function policy({ displayName, documentation, metric: name, threshold, windowSeconds }: AlertPolicy): Wanted {
  const duration = `${windowSeconds}s`;
  return {
    kind: 'policy',
    key: displayName,
    body: {
      displayName,
      documentation: { content: documentation, mimeType: 'text/markdown' },
      combiner: 'OR',
      enabled: true,
      conditions: [
        {
          displayName,
          conditionThreshold: {
            filter: `resource.type = "cloud_run_revision" AND metric.type = "logging.googleapis.com/user/${name}"`,
            comparison: 'COMPARISON_GT',
            thresholdValue: threshold,
            duration: '0s',
            aggregations: [
              { alignmentPeriod: duration, perSeriesAligner: 'ALIGN_SUM', crossSeriesReducer: 'REDUCE_SUM' },
            ],
          },
        },
      ],
      alertStrategy: { autoClose: '86400s' },
    },
  };
}
