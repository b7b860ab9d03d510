import type { ErrorTexts } from '../error_codes.ts';

/** What happened, and what to do, in English. */
export const en: ErrorTexts = {
  // People
  sign_in_required: ['You need to sign in.', 'Sign in and try again.'],
  not_yours: ["We couldn't find this.", 'Open it again from your list.'],
  account_inactive: ['This account is suspended.', 'Contact support.'],
  admin_required: ['Only administrators can do this.', 'Sign in with an administrator account.'],
  person_unknown: ['This person was not found.', 'Choose again from the list.'],
  account_deleted: ['This account was deleted.', 'To start over, wait about three hours and sign in.'],
  confirmation_wrong: ["The confirmation doesn't match.", 'Type exactly what the page shows.'],
  deletion_unfinished: [
    "The deletion has started but isn't finished.",
    "It finishes on its own. You don't need to do anything.",
  ],
  export_running: ['Your data is already being exported.', 'Wait until it finishes, then try again.'],
  // Signing in
  line_login_expired: ['This LINE sign-in has expired.', 'Start again from this page.'],
  line_login_cancelled: ['You canceled the LINE sign-in.', 'Try again or sign in another way.'],
  line_login_failed: ["We couldn't confirm the LINE sign-in.", 'Start again from the beginning.'],
  line_account_taken: [
    'This LINE account is linked to another account.',
    'Sign out, then sign in with LINE.',
  ],
  line_already_linked: [
    'This account is linked to a different LINE account.',
    'Use the LINE account that is linked.',
  ],
  google_account_taken: [
    'This Google account belongs to another account.',
    'Sign out, then sign in with Google.',
  ],
  google_other_account: [
    "This isn't the Google account that is linked.",
    'Choose the Google account that is linked.',
  ],
  sign_in_not_recent: ["We need to confirm that it's you.", 'Sign in again, then try once more.'],
  sign_in_method_last: [
    "You can't unlink your only way to sign in.",
    'Set a password or link another account first.',
  ],
  login_id_without_email: [
    "An account with a login ID can't have an email address.",
    'Sign up for a new account to use an email address.',
  ],
  google_login_expired: ['This Google sign-in has expired.', 'Start again from this page.'],
  google_login_cancelled: ['You canceled the Google sign-in.', 'Try again or sign in another way.'],
  google_login_failed: ["We couldn't confirm the Google sign-in.", 'Start again from the beginning.'],
  login_id_invalid: [
    "This login ID can't be used.",
    'Use 3 to 32 characters: a-z, 0-9, dots, underscores and hyphens.',
  ],
  login_id_taken: ['This login ID is already taken.', 'Choose another one.'],
  password_too_short: ['The password is too short.', 'Use at least 8 characters.'],
  password_unchanged: ['This is still your initial password.', 'Choose a different one.'],
  password_must_change: ['You need to change your initial password.', 'Choose a new password to continue.'],
  name_too_long: ['That name is too long.', 'Use 40 characters or fewer.'],
  name_characters: [
    "That name has characters we can't use.",
    'Remove line breaks and invisible characters, then try again.',
  ],
  bad_request: ["We couldn't read this request.", 'Reload the page and try again.'],
  // Acting
  acting_unknown_name: [
    "This expression or decoration isn't available.",
    'Reload the page and choose another one.',
  ],
  acting_mark_count: ['A sticker can have up to 12 marks.', 'Remove some and try again.'],
  // Motion
  motion_not_allowed: [
    "Still pictures can't move.",
    'Make animated stickers from this set, and choose the motion there.',
  ],
  motion_too_long: [
    'An animation can play for up to 4 seconds in all.',
    'Choose fewer loops or a shorter one.',
  ],
  motion_too_still: ['This animation hardly moves.', 'Choose another motion, or a stronger one.'],
  // Messages
  message_count: ["The number of messages isn't supported.", 'Use 8, 16, 24, 32 or 40 messages.'],
  message_empty: ['A message is empty.', 'Enter some text.'],
  message_too_long: ['A message is too long.', 'Use up to 30 characters.'],
  message_control_character: [
    'A message contains invisible characters.',
    'Remove line breaks and similar characters.',
  ],
  message_emoji_only: ["A message can't be emoji only.", 'Add a word to it.'],
  message_right_to_left: ["Right-to-left text isn't supported yet.", 'Use Japanese or English.'],
  message_script: [
    "A message has characters we can't draw.",
    'Use common characters of Japanese, English or Traditional Chinese.',
  ],
  // Photos
  photo_empty: ['The image file is empty.', 'Choose another image.'],
  photo_too_heavy: ['The image is larger than 20 MB.', 'Choose a smaller one.'],
  photo_not_an_image: ["This file couldn't be read as a photo.", 'Choose a JPEG, PNG, WebP or HEIC photo.'],
  photo_broken: ['The image file is damaged.', 'Choose the original image again, or another one.'],
  photo_animated: ["Animated images can't be used.", 'Choose a still image.'],
  photo_too_small: ['The image is too small.', 'Choose one that is at least 64 pixels on each side.'],
  photo_too_many_pixels: ['The image has more than 50 million pixels.', 'Choose a smaller one.'],
  photo_no_subject: [
    "We couldn't find a subject in this photo.",
    'Choose a photo that clearly shows a person or a pet.',
  ],
  studio_no_hair: [
    "We couldn't find any hair in this photo.",
    'Choose a photo that clearly shows the hair, or change only the background or light.',
  ],
  photo_missing: ["We couldn't find the photo.", 'Choose it again.'],
  photo_removed: [
    'The original photo was deleted 30 days after this set was finished.',
    'You can still edit text and poses. To have more drawn, create a new set with the photo.',
  ],
  // The person's own drawings
  drawing_empty: ['There is nothing drawn in this image.', 'Choose an image with a drawing.'],
  drawing_ground: [
    "We couldn't tell the drawings from the background.",
    'Use a transparent or single-color background, or add the drawings one by one.',
  ],
  drawing_missing: [
    'Some of the drawings are no longer stored.',
    'Drawings are removed a day after you add them. Add them again.',
  ],
  drawings_too_many: ['Too many drawings (up to 80).', 'Use fewer, or split the sheet.'],
  drawings_count: ["The number of drawings doesn't fit.", 'Use 8, 16, 24, 32 or 40.'],
  // Sets
  preset_unknown: ["This style isn't available right now.", 'Choose another style.'],
  stamp_state: ["This can't be done right now.", 'Reload the page and check the status.'],
  stamp_changed: ['This set was changed in another window.', 'Reload and make your change again.'],
  version_gone: [
    "That earlier version isn't there anymore.",
    'We keep the last 10 versions of each sticker.',
  ],
  photos_limit: [
    "You can't change the photo of this set anymore.",
    'A set can have up to 5 photos. You can still touch up the cutout.',
  ],
  stamps_waiting_limit: [
    'You have 20 sticker sets without a photo.',
    "Add photos, or delete the sets you don't need.",
  ],
  conversions_running_limit: [
    'You have 100 conversions in progress.',
    'Wait until one finishes, or stop one.',
  ],
  checkouts_open_limit: ['You have 10 unpaid purchases.', 'Pay for one, or wait until one expires.'],
  generation_cancelled: ['You stopped creating this set.', 'Finished stickers are yours to use.'],
  proof_sheet_limit: ["You've used all redraws for this set.", 'Continue with this drawing, or stop.'],
  sticker_count_limit: ['A set can have up to 40 stickers.', 'Add fewer stickers.'],
  product_not_derivable: ["This can't be made from this kind of set.", 'Choose another set.'],
  derived_count: ['The set has fewer than 8 finished stickers.', 'Add stickers, then try again.'],
  set_art_missing: ['The pictures that this set is drawn from are no longer stored.', 'Create a new set.'],
  derived_parent_missing: [
    'The set it was made from has been deleted.',
    'Open another set and make it from there.',
  ],
  derived_art_missing: ["This set's cutout is no longer stored.", 'Create a new set from the photo.'],
  derived_same_style: ['The set already has this style.', 'Choose another style.'],
  derived_same_language: ['The messages are already in this language.', 'Choose another language.'],
  derived_same_messages: ['None of the messages has been changed.', 'Translate at least one message.'],
  emoji_caption_too_long: ['The text is too long for an emoji.', 'Use up to 3 characters, or hide the text.'],
  engine_unavailable: [
    "Drawing with AI isn't available right now.",
    'Choose "Use photo as is" to start right away.',
  ],
  ai_unverified: [
    'Drawing with AI needs a verified account.',
    'Verify your email address or link your LINE account to continue.',
  ],
  ai_limit_user: [
    "You've reached today's limit for AI drawings.",
    'Try again tomorrow, or choose "Use photo as is".',
  ],
  ai_limit_day: [
    'AI drawing has reached its limit for today.',
    'Try again tomorrow, or choose "Use photo as is".',
  ],
  ai_moderation: [
    "The AI's safety rules don't allow this picture.",
    'Change the message or photo and try again.',
  ],
  ai_outcome_unknown: ["The AI didn't respond in time.", 'Choose whether to draw it again.'],
  ai_unusable: ["The AI's drawing couldn't be used.", 'Choose whether to draw it again.'],
  ai_busy: ['The AI is busy right now.', 'Wait a moment and try again.'],
  ai_refused: ['The AI rejected the request.', 'Choose "Use photo as is", or contact support.'],
  engine_model_unknown: [
    "Drawing with AI isn't set up correctly.",
    'Choose "Use photo as is", or contact support.',
  ],
  package_blocked: [
    'Some things need fixing before you can submit.',
    'Fix the items marked in red under "Check".',
  ],
  generation_failed: ["The stickers couldn't be created.", 'Wait a moment and press "Try again".'],
  // Money
  tokens_insufficient: ["You don't have enough tokens.", 'Buy tokens, or use a ticket.'],
  tokens_below_zero: [
    'A refund or dispute put your balance below zero.',
    'Buy tokens to bring it back to zero or more.',
  ],
  ticket_none: ['You have no tickets left.', 'Buy a ticket, or pay with tokens.'],
  checkout_over: ['This checkout has ended.', 'Choose again on the tokens page.'],
  // Studio
  studio_prompt_empty: ['The prompt is empty.', 'Describe the result, or choose a template.'],
  studio_prompt_too_long: ['The prompt is too long.', 'Use up to 2,000 characters.'],
  studio_prompt_characters: [
    "The prompt has characters that can't be used.",
    'Remove control characters and try again.',
  ],
  studio_count: ['You can create 1 to 5 images.', 'Choose a number from 1 to 5.'],
  studio_consent: ["The person in the photo hasn't agreed yet.", 'Ask them first, then check the box.'],
  studio_quota: ["You don't have enough images left this month.", 'Create fewer, or wait until next month.'],
  studio_photo_missing: ["We couldn't find the photo.", 'Choose it again.'],
  studio_gone: ['This image no longer exists.', 'It expired or was deleted.'],
  studio_failed: ["The images couldn't be created.", 'Wait a moment and try again.'],
  studio_state: ["This can't be done right now.", 'Reload the page and check the status.'],
  share_over: ['This link no longer works.', 'Ask the sender for a new one.'],
  staff_required: ['Only staff can do this.', 'Ask an administrator if you need access.'],
  limit_unknown: ['This person was not found.', 'Reload the list.'],
  role_own: ["You can't change your own role.", 'Ask another superuser.'],
  role_of_operator: ["An operator's role can't be changed here.", 'Use the operator command instead.'],
  grant_amount: [
    "This amount can't be granted.",
    'Enter up to 10,000 tokens and 20 tickets, in whole numbers, and more than 0 of one of them.',
  ],
  reason_missing: ['The reason is missing.', 'Write at least three characters. The audit log keeps them.'],
  job_unknown: ['This job was not found.', 'Reload the list.'],
  job_running: ['This job is running.', 'Wait until its lease ends, then try again.'],
  job_over: ['This job has already ended.', 'Reload the list.'],
  finding_over: ['There is nothing left to fix here.', 'Reload the list.'],
  finding_by_hand: [
    "This can't be fixed automatically.",
    'Open the document or file and decide what is right.',
  ],
  // Creators Market
  line_cookies_unreadable: [
    'No cookies could be read from this text.',
    'Paste the unchanged export of a cookie extension (JSON or Netscape) or a Cookie header.',
  ],
  line_cookies_too_long: ['The pasted text is too long.', 'Export only the cookies of creator.line.me.'],
  line_cookies_foreign: ['There are no LINE cookies in this text.', 'Export them on a creator.line.me page.'],
  line_cookies_expired: ['These cookies have expired.', 'Sign in at creator.line.me and export them again.'],
  line_session_dead: [
    "You're not signed in to LINE Creators Market.",
    'Sign in at creator.line.me and connect again.',
  ],
  line_creator_missing: [
    "You're not registered as a creator yet.",
    'Register at creator.line.me first. You need to accept its terms yourself.',
  ],
  line_session_none: ["You're not connected to LINE Creators Market.", 'Connect on your account page.'],
  line_other_creator: [
    "You're connected to a different creator account.",
    'On the connection page, connect your usual account again or confirm the new one.',
  ],
  line_pairing_unknown: [
    "This code isn't valid.",
    'Get a new code on the page and enter it within 10 minutes.',
  ],
  submission_off: [
    'Automatic submission is unavailable right now.',
    'Download the ZIP and form details to submit by hand.',
  ],
  submission_running: ['You have another submission in progress.', 'Wait until it finishes, then try again.'],
  submission_limit_day: ['You can submit up to 30 sets to LINE a day.', 'Submit again tomorrow.'],
  submission_unchecked: [
    'Some things need fixing before you can submit.',
    'Fix the items marked in red under "Check".',
  ],
  submission_changed: ['The set changed after you confirmed it.', 'Check it again, then submit.'],
  submission_unconfirmed: ["Some items aren't confirmed.", 'Read each item and check its box.'],
  submission_same_images: [
    'These are the same images that were rejected.',
    'Fix the stickers LINE mentions, then submit.',
  ],
  submission_title_taken: [
    'Another set already has this title.',
    'Change the title under "Info" and submit again.',
  ],
  submission_site_refused: [
    "LINE Creators Market didn't accept this.",
    'Fix the problems below and submit again.',
  ],
  submission_session_expired: ['Your LINE session has ended.', 'Reconnect to continue where you stopped.'],
  submission_site_changed: [
    "LINE Creators Market's pages have changed.",
    'We stopped to be safe. Use the ZIP and form details to submit by hand.',
  ],
  submission_site_down: ["We couldn't reach LINE Creators Market.", 'Wait a moment and try again.'],
  submission_outcome_unknown: [
    "We couldn't confirm whether the request went through.",
    'Check creator.line.me. The next submission checks the status there first.',
  ],
  submission_failed: ['The submission stopped partway.', 'Wait a moment and try again.'],
  // Everything else
  app_unverified: ["We couldn't verify this browser.", 'Reload the page and try again.'],
  unavailable: ["We couldn't connect.", 'Check your connection, or wait a moment, and try again.'],
  too_often: ["You've done this too many times.", 'Wait a minute and try again, or try tomorrow.'],
  internal: [
    'Something went wrong.',
    'Try again. If the problem continues, contact support with the reference.',
  ],
};
