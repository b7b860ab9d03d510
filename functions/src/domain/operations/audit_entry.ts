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

/** The actor of what the operator does by a command, outside of every account. */
export const operatorId = 'operator';

/** One access or change by staff. Never contains what they saw. No client reads it. */
export const auditEntrySchema = z.object({
  actorId: z.string().min(1),
  /** By which right. */
  role: z.enum(roles),
  action: z.enum(auditActions),
  /** Whom it was about; null for a list of everybody. */
  targetId: z.string().min(1).nullable(),
  /** What it was about that is no person: a job, a style. */
  subject: z.string().max(300).nullable().default(null),
  /** The reason that was given. */
  note: z.string().max(300).nullable().default(null),
  /** Before and after: of `limit_changed` pictures a month, of `role_changed` ranks; of `gift_granted` what was given. */
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
