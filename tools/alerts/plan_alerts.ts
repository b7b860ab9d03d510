import type { AlertPolicy, LogMetric, readAlertFiles } from './alert_files.ts';

/** One resource as its API takes it. */
export interface Wanted {
  readonly kind: 'metric' | 'channel' | 'policy' | 'budget';
  /** What tells it from others of its kind: a metric's name, else what people read. */
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface AlertTarget {
  readonly projectId: string;
  /** Who gets the mail. */
  readonly email: string;
  /** Null without a budget alert. */
  readonly budget: {
    readonly billingAccount: string;
    readonly units: number;
    readonly currency: string;
  } | null;
}

/** What the files ask for, in the order in which it has to be made; policies last, since they can have to wait for a new metric. A policy's channel is filled in when it is known. */
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
