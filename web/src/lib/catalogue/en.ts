import { account } from './en/account.ts';
import { acting } from './en/acting.ts';
import { auth } from './en/auth.ts';
import { checks } from './en/checks.ts';
import { create, look, messages, photo, preview, review } from './en/create.ts';
import { editor } from './en/editor.ts';
import { info } from './en/info.ts';
import { lineSession } from './en/line_session.ts';
import { operator } from './en/operator.ts';
import { send } from './en/send.ts';
import { addition, chat, progress, set, viewer } from './en/set.ts';
import { studio } from './en/studio.ts';
import { submission } from './en/submission.ts';
import { tokens } from './en/tokens.ts';
import type { Catalogue } from './load_catalogue.ts';

/** Every text of the product in English. */
export const en: Catalogue = {
  product: { name: 'Pochitto', skip: 'Skip to content' },
  header: {
    sets: 'My stickers',
    studio: 'Studio',
    account: 'Account',
    signIn: 'Sign in',
    navigation: 'Menu',
    otherLanguage: '日本語',
    otherLanguageCode: 'ja',
    switchLanguage: '日本語に切り替える',
  },
  notice: {
    offline: 'You are offline. We go on as soon as you are back.',
    loading: 'Loading…',
    close: 'Close',
    cancel: 'Cancel',
    reference: 'Number {reference}',
    uncharged: 'You were not charged.',
    tryAgain: {
      seconds: 'Try again in {count, plural, one {# second} other {# seconds}}.',
      minutes: 'Try again in {count, plural, one {# minute} other {# minutes}}.',
      hours: 'Try again in {count, plural, one {# hour} other {# hours}}.',
    },
  },
  verifyEmail: {
    send: 'Send verification e-mail',
    again: 'Send it again',
    sent: 'We sent you an e-mail. Open the link in it, then come back to this page.',
    look: 'I opened the link',
    notYet: 'Your address is not verified yet. Open the link in the e-mail first.',
    verified: 'Your e-mail address is verified. You can go on now.',
    failed: 'The e-mail could not be sent. Wait a minute and try again.',
    line: 'Link your LINE account',
  },
  home: {
    title: 'One photo becomes LINE stickers.',
    lead: 'A photo and a few words. Press once, and a set of 8 to 40 stickers is ready.',
    act: 'Choose a photo to begin',
    price: 'New here? A welcome ticket pays for your first set.',
    samplesLabel: 'Stickers made from one photo',
    photoAlt: 'The photo',
    photoSays: 'This photo…',
    stickersSay: '…became these!',
    stickerAlt: 'Finished sticker {number, number}',
    stepsTitle: 'How it works',
    steps: {
      photo: { title: 'One photo', text: 'A person or a pet. We cut out the background for you.' },
      words: { title: 'A few words', text: 'Take our suggestions or write your own.' },
      done: { title: 'Press the button', text: 'You get a ZIP in the layout that LINE asks for.' },
    },
    limitsTitle: 'To be honest',
    limits: {
      likeness: 'We use your photo as it is. It is not redrawn as a cartoon.',
      one: 'We cut out what stands out most. The clearer the photo, the cleaner the stickers.',
      rights: 'If someone else is in the photo, ask them first.',
      review: "We can't promise that LINE accepts a set.",
    },
    footer: 'LINE is a trademark of LY Corporation. Pochitto is a separate service.',
  },
  auth,
  sets: {
    title: 'My stickers',
    newSet: 'New set',
    emptyTitle: 'No stickers yet',
    emptyText: 'Start by choosing one photo.',
    untitled: 'New stickers',
    count: '{count, number} stickers',
    continueDraft: 'Go on',
    draftTitle: 'A set you have begun',
    more: 'Show more',
    shown: '{count, plural, one {# set} other {# sets}} shown',
    open: {
      pending_upload: 'Choose a photo',
      generating: 'Watch',
      generated: 'Look at them',
      submitting: 'Watch',
      submitted: 'Look at them',
      failed: 'See what happened',
      session_expired: 'See what happened',
      state: 'See how it goes',
      mend: 'See why and mend it',
      goOn: 'Go on',
    },
  },
  status: {
    pending_upload: 'Waiting for the photo',
    checking: 'Checking the photo',
    refused: 'Choose another photo',
    generating: 'Being made',
    generated: 'Ready',
    submitting: 'Being submitted',
    submitted: 'Submitted',
    failed: 'Could not be made',
    session_expired: 'Connect LINE again',
    rehearsing: 'Rehearsing',
    submission_failed: 'Submission stopped',
    under_review: 'In review',
    approved: 'Approved',
    on_sale: 'On sale',
    rejected: 'Sent back by LINE',
    stopped: 'Not for sale',
  },
  create,
  photo,
  messages,
  look,
  preview,
  review,
  set,
  progress,
  addition,
  viewer,
  chat,
  checks,
  info,
  send,
  submission,
  lineSession,
  operator,
  editor,
  acting,
  studio,
  tokens,
  account,
  errorPage: {
    title: "This page couldn't be shown",
    text: 'Reloading often helps. If it goes on, tell the operator the number.',
    reload: 'Reload',
    home: 'To the first page',
  },
  notFound: {
    title: 'This page was not found',
    text: 'The address has changed or is incomplete.',
    home: 'To the first page',
  },
};
