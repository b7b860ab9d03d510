import type { CallableOutput } from '@pochitto/functions/domain/api';
import type { ServicePart } from '@pochitto/functions/domain/operations/service_status';
import { call } from '../lib/firebase/call.ts';
import { useLoad } from '../lib/requests.ts';

export type ServiceStatus = CallableOutput<'readServiceStatus'>;
export type PartStatus = ServiceStatus['parts'][number];

/** The server measures as often. */
const keptMs = 60_000;
let kept: { readonly at: number; readonly status: Promise<ServiceStatus> } | null = null;

/** What runs and how long it takes, asked for once a minute. */
export function readServiceStatus(): Promise<ServiceStatus> {
  if (kept && Date.now() - kept.at < keptMs) return kept.status;
  const status = call('readServiceStatus', {});
  kept = { at: Date.now(), status };
  status.catch(() => {
    kept = null;
  });
  return status;
}

/** The time within which half of the latest took place, in ms; null while it is unknown or too few were measured. */
export function useUsualTime(part: ServicePart): number | null {
  const { value } = useLoad(readServiceStatus, [], 'The status of the service could not be read.');
  return value?.parts.find((each) => each.part === part)?.usual?.p50 ?? null;
}
