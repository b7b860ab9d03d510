import { z } from 'zod';
import { ranks, roles } from '../accounts/role.ts';
import { timestamp } from '../timestamp.ts';

/** Actions of staff, superusers and operators on other people's data. */
export const auditActions = [
  'usage_listed',
  'limit_changed',
  'conversions_listed',
  'pictures_seen',
  'role_changed',
  'login_id_made',
  'password_renewed',
  'person_shut_out',
  'person_let_in',
  'people_searched',
  'person_seen',
  'history_seen',
  'sets_seen',
  'gift_granted',
  'job_retried',
  'job_cancelled',
  'ai_stopped',
  'ai_resumed',
  'ai_spend_seen',
  'finding_mended',
  'preset_saved',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** The actor of operator commands, which run without an account. */
export const operatorId = 'operator';

/** One access or change by staff. Never contains what they saw. No client reads it. */
export const auditEntrySchema = z.object({
  actorId: z.string().min(1),
  /** The role that allowed it. */
  role: z.enum(roles),
  action: z.enum(auditActions),
  /** The person concerned; null for a list of everyone. */
  targetId: z.string().min(1).nullable(),
  /** What else it was about: a job, a style. */
  subject: z.string().max(300).nullable().default(null),
  /** The given reason. */
  note: z.string().max(300).nullable().default(null),
  /**
   * Before and after: for `limit_changed` images per month, for `role_changed` ranks; for `gift_granted` what was
   * granted.
   */
  change: z
    .union([
      z.object({ from: z.number().int(), to: z.number().int() }),
      z.object({ from: z.enum(ranks), to: z.enum(ranks) }),
      z.object({ tokens: z.number().int(), tickets: z.number().int() }),
    ])
    .nullable(),
  createdAt: timestamp,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
