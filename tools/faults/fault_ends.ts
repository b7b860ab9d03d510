import type { ErrorCode } from '@pochitto/functions/domain/error_codes';
import {
  type SubmissionStep,
  submissionSteps,
} from '@pochitto/functions/domain/submission/submission_attempt';
import type { Step, SwitchName } from '@pochitto/sandbox/creators-market';

/** How an attempt ends: `submitted`, or the code of its error. */
export type FaultEnd = 'submitted' | ErrorCode;

interface Fault {
  readonly name: SwitchName;
  readonly from: SubmissionStep;
  readonly strikes: Step | null;
  readonly isOnce: boolean;
}

const place = (step: SubmissionStep) => submissionSteps.indexOf(step);
/** Expected ends of a fault, and the last of our steps that can meet it: turned on later, it has no effect. */
const upTo = (last: SubmissionStep, ends: readonly FaultEnd[]) => ({ last, ends });

/** Obstacles that the attempt gets past. */
const through: readonly FaultEnd[] = ['submitted'];
const drift = 'submission_site_changed';
const unknown = 'submission_outcome_unknown';
const expired = 'submission_session_expired';
const down = 'submission_site_down';

/** Faults that end an attempt, and the last step at which they can still strike. */
const final: Partial<Record<SwitchName, ReturnType<typeof upTo>>> = {
  duplicate_title: upTo('save', ['submission_title_taken']),
  daily_limit: upTo('request', ['submission_limit_day']),
  native_form_post: upTo('form', [drift, down]),
  new_mandatory_field: upTo('form', [drift]),
  changed_label: upTo('form', [drift]),
  zip_import_stuck: upTo('images', [down, 'submission_site_refused']),
  zip_slot_error: upTo('images', ['submission_site_refused']),
  request_locked: upTo('request', [drift, 'submission_site_refused']),
  status_unchanged: upTo('request', [unknown]),
};

const isOfTheForm = (name: SwitchName) =>
  ['campaign_unset', 'native_form_post', 'new_mandatory_field', 'changed_label'].includes(name);

/**
 * Returns how an attempt may end when it meets a fault. A single harmless fault is overcome; a lasting one is
 * reported by name; one after the click is unknown, never guessed.
 */
export function endsOf({ name, from, strikes, isOnce }: Fault): readonly FaultEnd[] {
  const rule = final[name];
  if (rule && place(from) <= place(rule.last)) return rule.ends;
  // The open form keeps its state; the one that is read back does not.
  if (isOfTheForm(name) && place(from) <= place('review'))
    return ['submitted', drift, 'submission_site_refused'];
  if (rule) return through;
  switch (name) {
    // Found by its other names, or reported as drift; never guessed.
    case 'renamed_data_test':
    case 'missing_button':
    case 'moved_field':
      return ['submitted', drift];
    case 'server_error':
    case 'connection_closed':
      return isOnce && strikes !== 'request' ? through : ['submitted', down, unknown];
    case 'response_lost':
      return isOnce && strikes !== 'request' ? through : ['submitted', down, unknown];
    case 'session_expiry':
    case 'session_expiry_after':
      return ['submitted', expired];
    default:
      return through;
  }
}
