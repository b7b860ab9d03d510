import { documents } from '../../domain/paths.ts';
import type { Context } from '../../platform/context.ts';
import { auditQuota } from '../../studio/index.ts';
import { auditLedger } from '../../tokens/index.ts';
import type { Fault } from './findings.ts';

/** Compares a person's ledger entries with their balance. */
export async function ledgerFaults(context: Context, uid: string): Promise<Fault[]> {
  return faultsOf('ledger', uid, await auditLedger(context, uid));
}

/** Compares a person's monthly studio usage with their conversions. */
export async function quotaFaults(context: Context, uid: string): Promise<Fault[]> {
  return faultsOf('studio_quota', uid, await auditQuota(context, uid));
}

const faultsOf = (kind: Fault['kind'], uid: string, details: string[]): Fault[] =>
  details.length === 0 ? [] : [{ kind, place: documents.user(uid), userId: uid, details }];
