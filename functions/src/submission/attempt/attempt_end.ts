import type { ErrorCode } from '../../domain/error_codes.ts';
import { errorTexts } from '../../domain/error_texts.ts';
import { PochittoError } from '../../domain/errors.ts';
import type { ReviewStatus } from '../../domain/submission/review_status.ts';
import type {
  AttemptStatus,
  SubmissionAttempt,
  SubmissionStep,
} from '../../domain/submission/submission_attempt.ts';
import { SiteError, type SiteErrorKind } from '../../vendors/creators-market/site.ts';

/** How an attempt ends. */
export interface AttemptEnd {
  readonly status: Exclude<AttemptStatus, 'submitting'>;
  /** The status at the site, once it has the request. */
  readonly reviewStatus: ReviewStatus | null;
  readonly code: ErrorCode | null;
  /** For operators, English. */
  readonly message: string | null;
  readonly siteErrors: SubmissionAttempt['siteErrors'];
  readonly drift: SubmissionAttempt['drift'];
  /** Whether the site may have received a request in this attempt; then it is not refunded. */
  readonly isRequested: boolean;
}

interface Rule {
  readonly status: 'failed' | 'session_expired';
  readonly code: ErrorCode;
  /** Whether the site may be visited once more before it ends. */
  readonly isTriedAgain: boolean;
  /** Whether the site has clearly refused, even after the click. */
  readonly isAnswer: boolean;
}

const failed = (code: ErrorCode, more: Partial<Rule> = {}): Rule => ({
  status: 'failed',
  code,
  isTriedAgain: false,
  isAnswer: false,
  ...more,
});

/** What each failure at the site means for the attempt. */
const endRules: Readonly<Record<SiteErrorKind, Rule>> = {
  session_lost: failed('submission_session_expired', { status: 'session_expired' }),
  no_creator: failed('line_creator_missing'),
  refused: failed('submission_site_refused', { isAnswer: true }),
  title_taken: failed('submission_title_taken', { isAnswer: true }),
  limit_day: failed('submission_limit_day', { isAnswer: true }),
  drift: failed('submission_site_changed'),
  unavailable: failed('submission_site_down', { isTriedAgain: true }),
  // Before the click, the answer to a save was lost: the next run searches for the item.
  outcome_unknown: failed('submission_site_down', { isTriedAgain: true }),
};

const bug: Rule = failed('submission_failed', { isTriedAgain: true });
const noSession: Rule = failed('submission_session_expired', { status: 'session_expired' });

/** The rule for a thrown error. */
export function ruleFor(error: unknown): Rule {
  if (error instanceof SiteError) return endRules[error.kind];
  const code = error instanceof PochittoError ? error.code : null;
  if (code === 'line_session_none' || code === 'submission_session_expired') return noSession;
  return error instanceof PochittoError && error.kind === 'expected' ? failed(error.code) : bug;
}

/**
 * Builds the end of an attempt that failed with `error`. The request may have been clicked, see `mayHaveRequested`.
 */
export function endBy(
  error: unknown,
  { step, mayHaveRequested }: { step: SubmissionStep; mayHaveRequested: boolean },
): AttemptEnd {
  const rule = ruleFor(error);
  const isOpen = mayHaveRequested && !rule.isAnswer;
  const site = error instanceof SiteError ? error : null;
  return {
    status: rule.status,
    reviewStatus: null,
    code: isOpen && rule.status === 'failed' ? 'submission_outcome_unknown' : rule.code,
    message: (error instanceof Error ? error.message : String(error)).slice(0, 2000),
    siteErrors: (site?.complaints ?? []).slice(0, 100).map(({ where, text }) => ({
      where: where.slice(0, 80),
      text: text.slice(0, 500),
    })),
    drift:
      site?.kind === 'drift'
        ? {
            step,
            expected: (site.expected ?? '').slice(0, 500),
            found: (site.found ?? '').slice(0, 500),
          }
        : null,
    isRequested: isOpen,
  };
}

/** The end of an attempt that completed all its steps. */
export function goodEnd(reviewStatus: ReviewStatus | null, isRequested: boolean): AttemptEnd {
  return {
    status: 'submitted',
    code: null,
    message: null,
    siteErrors: [],
    drift: null,
    reviewStatus,
    isRequested,
  };
}

/** The message that a set keeps about a failed attempt. */
export function failureOf({ code, message }: AttemptEnd): { code: ErrorCode; message: string } {
  const known = code ?? 'submission_failed';
  return { code: known, message: message ?? errorTexts.en[known][0] };
}
