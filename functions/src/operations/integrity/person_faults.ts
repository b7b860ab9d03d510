import { documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { auditQuota } from '../../studio/index.ts';
import { auditLedger } from '../../tokens/index.ts';
import type { Fault } from './findings.ts';

/** A person's entries against their balance. */
export async function ledgerFaults(context: Context, uid: string): Promise<Fault[]> {
  return faultsOf('ledger', uid, await auditLedger(context, uid));
}

/** A person's month in the studio against its conversions. */
export async function quotaFaults(context: Context, uid: string): Promise<Fault[]> {
  return faultsOf('studio_quota', uid, await auditQuota(context, uid));
}

const faultsOf = (kind: Fault['kind'], uid: string, details: string[]): Fault[] =>
  details.length === 0 ? [] : [{ kind, place: documents.user(uid), userId: uid, details }];
