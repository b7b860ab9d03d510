import { z } from 'zod';

/**
 * `expected` is shown and not retried, `transient` is retried a limited number of times, `bug` is logged with
 * context.
 */
export type ErrorKind = 'expected' | 'transient' | 'bug';

/** The kind of every error that a person or a script can get. Texts are in `error_texts`. */
export const errorKinds = {
  // People
  sign_in_required: 'expected',
  not_yours: 'expected',
  account_inactive: 'expected',
  admin_required: 'expected',
  person_unknown: 'expected',
  account_deleted: 'expected',
  confirmation_wrong: 'expected',
  deletion_unfinished: 'expected',
  export_running: 'expected',
  // Signing in
  line_login_expired: 'expected',
  line_login_cancelled: 'expected',
  line_login_failed: 'expected',
  line_account_taken: 'expected',
  line_already_linked: 'expected',
  google_account_taken: 'expected',
  google_other_account: 'expected',
  sign_in_not_recent: 'expected',
  sign_in_method_last: 'expected',
  login_id_without_email: 'expected',
  google_login_expired: 'expected',
  google_login_cancelled: 'expected',
  google_login_failed: 'expected',
  login_id_invalid: 'expected',
  login_id_taken: 'expected',
  password_too_short: 'expected',
  password_unchanged: 'expected',
  password_must_change: 'expected',
  name_too_long: 'expected',
  name_characters: 'expected',
  bad_request: 'expected',
  // Acting
  acting_unknown_name: 'expected',
  acting_mark_count: 'expected',
  // Motion
  motion_not_allowed: 'expected',
  motion_too_long: 'expected',
  motion_too_still: 'expected',
  // Messages
  message_count: 'expected',
  message_empty: 'expected',
  message_too_long: 'expected',
  message_control_character: 'expected',
  message_emoji_only: 'expected',
  message_right_to_left: 'expected',
  message_script: 'expected',
  // Photos
  photo_empty: 'expected',
  photo_too_heavy: 'expected',
  photo_not_an_image: 'expected',
  photo_broken: 'expected',
  photo_animated: 'expected',
  photo_too_small: 'expected',
  photo_too_many_pixels: 'expected',
  photo_no_subject: 'expected',
  studio_no_hair: 'expected',
  photo_missing: 'expected',
  photo_removed: 'expected',
  // Sets
  preset_unknown: 'expected',
  stamp_state: 'expected',
  stamp_changed: 'expected',
  version_gone: 'expected',
  photos_limit: 'expected',
  drawing_empty: 'expected',
  drawing_ground: 'expected',
  drawing_missing: 'expected',
  drawings_too_many: 'expected',
  drawings_count: 'expected',
  stamps_waiting_limit: 'expected',
  conversions_running_limit: 'expected',
  checkouts_open_limit: 'expected',
  generation_cancelled: 'expected',
  proof_sheet_limit: 'expected',
  sticker_count_limit: 'expected',
  product_not_derivable: 'expected',
  derived_count: 'expected',
  set_art_missing: 'expected',
  derived_parent_missing: 'expected',
  derived_art_missing: 'expected',
  derived_same_style: 'expected',
  derived_same_language: 'expected',
  derived_same_messages: 'expected',
  emoji_caption_too_long: 'expected',
  engine_unavailable: 'expected',
  ai_unverified: 'expected',
  ai_limit_user: 'expected',
  ai_limit_day: 'expected',
  ai_moderation: 'expected',
  ai_outcome_unknown: 'expected',
  ai_unusable: 'expected',
  ai_busy: 'transient',
  ai_refused: 'bug',
  engine_model_unknown: 'bug',
  package_blocked: 'expected',
  generation_failed: 'transient',
  // Money
  tokens_insufficient: 'expected',
  tokens_below_zero: 'expected',
  ticket_none: 'expected',
  checkout_over: 'expected',
  // Studio
  studio_prompt_empty: 'expected',
  studio_prompt_too_long: 'expected',
  studio_prompt_characters: 'expected',
  studio_count: 'expected',
  studio_consent: 'expected',
  studio_quota: 'expected',
  studio_photo_missing: 'expected',
  studio_gone: 'expected',
  studio_failed: 'transient',
  studio_state: 'expected',
  share_over: 'expected',
  staff_required: 'expected',
  limit_unknown: 'expected',
  role_own: 'expected',
  role_of_operator: 'expected',
  grant_amount: 'expected',
  reason_missing: 'expected',
  job_unknown: 'expected',
  job_running: 'expected',
  job_over: 'expected',
  finding_over: 'expected',
  finding_by_hand: 'expected',
  // Creators Market
  line_cookies_unreadable: 'expected',
  line_cookies_too_long: 'expected',
  line_cookies_foreign: 'expected',
  line_cookies_expired: 'expected',
  line_session_dead: 'expected',
  line_creator_missing: 'expected',
  line_session_none: 'expected',
  line_other_creator: 'expected',
  line_pairing_unknown: 'expected',
  submission_off: 'expected',
  submission_running: 'expected',
  submission_limit_day: 'expected',
  submission_unchecked: 'expected',
  submission_changed: 'expected',
  submission_unconfirmed: 'expected',
  submission_same_images: 'expected',
  submission_title_taken: 'expected',
  submission_site_refused: 'expected',
  submission_session_expired: 'expected',
  submission_site_changed: 'expected',
  submission_site_down: 'transient',
  submission_outcome_unknown: 'expected',
  submission_failed: 'transient',
  // Everything else
  app_unverified: 'expected',
  unavailable: 'transient',
  too_often: 'expected',
  internal: 'bug',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;
export const errorCodes = Object.keys(errorKinds) as [ErrorCode, ...ErrorCode[]];

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorKinds, value);
}

/** The texts of every code in one language. Whether tokens were charged depends on the action, so pages add it. */
export type ErrorTexts = Readonly<Record<ErrorCode, readonly [problem: string, action: string]>>;

/**
 * A failure stored on a document: the code for texts in the reader's language, the message for operators (English).
 */
export const failureSchema = z.object({ code: z.enum(errorCodes), message: z.string() });

export type Failure = z.infer<typeof failureSchema>;
