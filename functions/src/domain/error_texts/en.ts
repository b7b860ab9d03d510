import type { ErrorTexts } from '../error_codes.ts';

/** What happened, and what to do, in English. */
export const en: ErrorTexts = {
  // People
  sign_in_required: ['You need to sign in.', 'Sign in and try again.'],
  not_yours: ['This was not found.', 'Open it again from your own list.'],
  account_inactive: ['This account is switched off.', 'Please contact the operator.'],
  admin_required: ['Only an administrator can do this.', 'Sign in with an administrator account.'],
  person_unknown: ['This person was not found.', 'Choose again from the list.'],
  account_deleted: ['This account was deleted.', 'To start anew, sign in after about three hours.'],
  confirmation_wrong: ['What you typed to confirm does not match.', 'Type just what the page shows.'],
  deletion_unfinished: [
    'The deletion has begun and is not over yet.',
    'The rest goes by itself; there is nothing to do.',
  ],
  export_running: [
    'An export of your data is already running.',
    'Wait until it has finished, and try again.',
  ],
  // Signing in
  line_login_expired: ['This sign-in with LINE is no longer valid.', 'Start it again from this page.'],
  line_login_cancelled: ['You cancelled the sign-in with LINE.', 'Try again, or sign in another way.'],
  line_login_failed: ['The sign-in with LINE could not be confirmed.', 'Start it again from the beginning.'],
  line_account_taken: [
    'This LINE account belongs to another account here.',
    'Sign out, then sign in with LINE.',
  ],
  line_already_linked: [
    'Another LINE account is linked to this account.',
    'Use the LINE account that is linked.',
  ],
  google_login_expired: ['This sign-in with Google is no longer valid.', 'Start it again from this page.'],
  google_login_cancelled: ['You cancelled the sign-in with Google.', 'Try again, or sign in another way.'],
  google_login_failed: [
    'The sign-in with Google could not be confirmed.',
    'Start it again from the beginning.',
  ],
  login_id_invalid: ['This login ID cannot be used.', 'Use 3 to 32 of a-z, 0-9, dot, underscore and hyphen.'],
  login_id_taken: ['This login ID is already taken.', 'Choose another one.'],
  password_too_short: ['The password is too short.', 'Use 8 characters or more.'],
  password_unchanged: ['This is still the initial password.', 'Choose a different one.'],
  password_must_change: ['The initial password has to be changed.', 'Choose a new password first.'],
  bad_request: ['What was sent could not be read.', 'Reload the page and try again.'],
  // Acting
  acting_unknown_name: [
    "This expression or decoration isn't available now.",
    'Reload the page and choose another one.',
  ],
  acting_mark_count: ['A sticker can have up to 12 marks.', 'Remove some of them and try again.'],
  // Messages
  message_count: ['The number of messages does not fit.', 'Use 8, 16, 24, 32 or 40 messages.'],
  message_empty: ['A message is empty.', 'Type a few words.'],
  message_too_long: ['A message is too long.', 'Keep it to 30 characters.'],
  message_control_character: [
    'A message has an invisible character.',
    'Remove line breaks and the like, and type it again.',
  ],
  message_emoji_only: ['A message cannot be emoji only.', 'Add a word to it.'],
  message_right_to_left: ['Right-to-left writing is not supported yet.', 'Use Japanese or English.'],
  message_script: ['A message has characters that we cannot draw.', 'Use Japanese or English.'],
  // Photos
  photo_empty: ['The photo file is empty.', 'Choose another photo.'],
  photo_too_heavy: ['The photo is over 20 MB.', 'Choose a smaller one.'],
  photo_not_an_image: ['This could not be read as a photo.', 'Choose a JPEG, PNG, WebP or HEIC photo.'],
  photo_broken: ['The photo file is damaged.', 'Choose the original photo again, or another one.'],
  photo_animated: ['Moving pictures cannot be used.', 'Choose a still photo.'],
  photo_too_small: ['The photo is too small.', 'Choose one of at least 64 pixels on each side.'],
  photo_too_many_pixels: ['The photo has over 50 million pixels.', 'Choose a smaller one.'],
  photo_no_subject: [
    'No one and nothing stands out in the photo.',
    'Choose a photo that clearly shows a person or a pet.',
  ],
  studio_no_hair: [
    'No hair was found in the photo.',
    'Choose a photo that clearly shows the hair, or change only background or light.',
  ],
  photo_missing: ['The photo is gone.', 'Choose it again.'],
  // Sets
  preset_unknown: ['This look is not available now.', 'Choose another look.'],
  stamp_state: ['This cannot be done now.', 'Reload the page and look at its state.'],
  stamp_changed: ['This set was changed in another window.', 'Reload, and make your change again.'],
  photos_limit: [
    "You can't change the photo of this set any more.",
    'A set can have up to 5 photos. You can still touch up its cut-out.',
  ],
  stamps_waiting_limit: [
    'You have 20 sticker sets that wait for a photo.',
    'Add their photos, or delete those you do not need.',
  ],
  conversions_running_limit: [
    'You have 100 conversions in progress.',
    'Wait until one is done, or cancel one.',
  ],
  checkouts_open_limit: [
    'You have 10 purchases that are not paid yet.',
    'Pay for one, or wait until they lapse.',
  ],
  generation_cancelled: ['You stopped the making.', 'What was finished is yours to use.'],
  proof_sheet_limit: ['There are no more new drawings for this set.', 'Go on with this one, or stop.'],
  sticker_count_limit: ['A set holds at most 40 stickers.', 'Add fewer.'],
  engine_unavailable: [
    'Drawing with AI is not available now.',
    'Choose "as in the photo" and start at once.',
  ],
  ai_unverified: [
    'Drawing with AI needs a verified account.',
    'Verify your e-mail address or link your LINE account to go on.',
  ],
  ai_limit_user: [
    'You have used what AI can draw for you today.',
    'Try tomorrow, or choose "as in the photo".',
  ],
  ai_limit_day: ['AI has drawn all it may draw today.', 'Try tomorrow, or choose "as in the photo".'],
  ai_moderation: ['The AI may not draw this picture.', 'Change the words or the photo and try again.'],
  ai_outcome_unknown: ['The AI did not answer in time.', 'Choose whether to have it drawn again.'],
  ai_unusable: ['What the AI sent could not be used.', 'Choose whether to have it drawn again.'],
  ai_busy: ['The AI is busy right now.', 'Wait a little and try again.'],
  ai_refused: ['The AI did not accept the order.', 'Choose "as in the photo", or tell the operator.'],
  engine_model_unknown: ['The AI is not set up rightly.', 'Choose "as in the photo", or tell the operator.'],
  package_blocked: ['Some things have to be mended first.', 'Mend what "Check" shows in red.'],
  generation_failed: ['The stickers could not be made.', 'Wait a little and press "Make again".'],
  // Money
  tokens_insufficient: ['You do not have enough tokens.', 'Buy tokens, or use a ticket.'],
  tokens_below_zero: [
    'A refund or dispute took your balance below zero.',
    'Buy tokens to bring it back to zero or more, and go on.',
  ],
  ticket_none: ['You have no ticket left.', 'Buy a ticket, or pay with tokens.'],
  checkout_over: ['This checkout is over.', 'Choose again on the tokens page.'],
  // Studio
  studio_prompt_empty: ['There are no words for the picture.', 'Write what it shall be, or take a template.'],
  studio_prompt_too_long: ['The words are too long.', 'Keep them to 2,000 characters.'],
  studio_prompt_characters: ['Some characters cannot be used.', 'Take control characters out and try again.'],
  studio_count: ['One to five pictures can be made.', 'Choose a number from 1 to 5.'],
  studio_consent: ['The person shown has not agreed yet.', 'Ask first, then tick the box.'],
  studio_quota: ['There is not enough left of this month.', 'Make fewer, or wait for next month.'],
  studio_photo_missing: ['The photo is not there.', 'Choose it once more.'],
  studio_gone: ['This picture is gone.', 'It has expired, or was deleted.'],
  studio_failed: ['The pictures could not be made.', 'Wait a little and try again.'],
  studio_state: ['This cannot be done now.', 'Reload the page and look at its state.'],
  share_over: ['This link is no longer open.', 'Ask who sent it for a new one.'],
  staff_required: ['Only staff can do this.', 'Ask an administrator if you need it.'],
  limit_unknown: ['Nobody of this name is here.', 'Load the list once more.'],
  role_own: ['Nobody can change their own role.', 'Ask another superuser to do it.'],
  role_of_operator: [
    'The role of an operator cannot be changed here.',
    "Change it with the operator's command.",
  ],
  // Creators Market
  line_cookies_unreadable: [
    'No cookies could be read from this text.',
    'Paste the export of a cookie extension (JSON or Netscape), or a Cookie header, as it is.',
  ],
  line_cookies_too_long: ['The pasted text is too long.', 'Export the cookies of creator.line.me alone.'],
  line_cookies_foreign: ['There is no cookie of LINE in it.', 'Export them on a page of creator.line.me.'],
  line_cookies_expired: [
    'These cookies have run out.',
    'Sign in at creator.line.me again, and export them anew.',
  ],
  line_session_dead: [
    'LINE Creators Market does not take this session.',
    'Sign in at creator.line.me and connect again.',
  ],
  line_creator_missing: [
    'You are not registered as a creator yet.',
    'Register at creator.line.me first; its terms are for you to accept.',
  ],
  line_session_none: ['You are not connected to LINE Creators Market.', 'Connect on your account page.'],
  line_pairing_unknown: [
    'This code cannot be used.',
    'Get a new one on the page and enter it within 10 minutes.',
  ],
  submission_off: [
    'Automatic submission is switched off.',
    'Download the ZIP and the sheet, and submit by hand.',
  ],
  submission_running: ['Another submission of yours is running.', 'Wait until it has ended, and try again.'],
  submission_limit_day: ['LINE takes 30 requests a day.', 'Submit again tomorrow.'],
  submission_unchecked: [
    'Some things have to be mended before a submission.',
    'Mend what "Check" shows in red.',
  ],
  submission_changed: [
    'The set was changed after you confirmed it.',
    'Look at it once more, and submit again.',
  ],
  submission_unconfirmed: ['Something is not confirmed yet.', 'Read every point, and tick it.'],
  submission_same_images: [
    'The pictures are those that were rejected.',
    'Mend the stickers it names, then submit.',
  ],
  submission_title_taken: [
    'Another set has this title already.',
    'Change the title under "Info", and submit again.',
  ],
  submission_site_refused: [
    'LINE Creators Market did not take it.',
    'Mend what it names below, and submit again.',
  ],
  submission_session_expired: [
    'Your LINE session has ended.',
    'Connect again, and it goes on where it stood.',
  ],
  submission_site_changed: [
    'The pages of LINE Creators Market look different.',
    'We stopped to be safe. Submit by hand with the ZIP and the sheet.',
  ],
  submission_site_down: ['LINE Creators Market could not be reached.', 'Wait a little and try again.'],
  submission_outcome_unknown: [
    'We could not find out whether the request went in.',
    'Look at creator.line.me. The next attempt looks at its state first.',
  ],
  submission_failed: ['The submission stopped half-way.', 'Wait a little and try again.'],
  // Everything else
  unavailable: ['We are busy right now.', 'Wait a little and try again.'],
  too_often: [
    'You have done this too many times for now.',
    'Wait a minute and try again. If it goes on, try tomorrow.',
  ],
  internal: ['Something unexpected went wrong.', 'Try again. If it goes on, tell the operator the number.'],
};
