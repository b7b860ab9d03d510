import type { CallableOutput } from '@pochitto/functions/domain/api';
import type { ServicePart } from '@pochitto/functions/domain/operations/service_status';
import { useTranslations } from 'use-intl';
import { call } from '../lib/firebase/call.ts';
import { useLoad } from '../lib/requests.ts';

export type ServiceStatus = CallableOutput<'readServiceStatus'>;
export type PartStatus = ServiceStatus['parts'][number];

/** The server's own measuring interval. */
const keptMs = 60_000;
let kept: { readonly at: number; readonly status: Promise<ServiceStatus> } | null = null;

/** Reads the state of all services and their usual durations; cached for a minute. */
export function readServiceStatus(): Promise<ServiceStatus> {
  if (kept && Date.now() - kept.at < keptMs) return kept.status;
  const status = call('readServiceStatus', {});
  kept = { at: Date.now(), status };
  status.catch(() => {
    kept = null;
  });
  return status;
}

/** Returns the median duration of the latest runs in ms; null while unknown or if too few were measured. */
function useUsualTime(part: ServicePart): number | null {
  const { value } = useLoad(readServiceStatus, [], 'The status of the service could not be read.');
  return value?.parts.find((each) => each.part === part)?.usual?.p50 ?? null;
}

/** Shows the usual duration by measurement; renders nothing while too few were measured. */
export function UsualTime({ part }: { part: ServicePart }) {
  const t = useTranslations('serviceStatus.usual');
  const ms = useUsualTime(part);
  if (ms === null) return null;
  const time = roughTime(ms);
  return (
    <span data-testid="usual-time">
      {time.unit === 'seconds'
        ? t('seconds', { seconds: time.seconds })
        : t('minutes', { minutes: time.minutes })}
    </span>
  );
}

/** A duration at the precision of an estimate. */
export type RoughTime =
  | { readonly unit: 'seconds'; readonly seconds: number }
  | { readonly unit: 'minutes'; readonly minutes: number };

/** Rounds up: to steps of five seconds up to 55 seconds, else to minutes. Estimates are not exact to the second. */
export function roughTime(ms: number): RoughTime {
  const seconds = ms / 1000;
  if (seconds <= 55) return { unit: 'seconds', seconds: Math.max(5, Math.ceil(seconds / 5) * 5) };
  return { unit: 'minutes', minutes: Math.ceil(seconds / 60) };
}
