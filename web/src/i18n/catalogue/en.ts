import type { Catalogue } from './catalogue.ts';
import { account } from './en/account.ts';
import { acting } from './en/acting.ts';
import { auth } from './en/auth.ts';
import { checks } from './en/checks.ts';
import { operatorConsole } from './en/console.ts';
import { create, drawings, messages, photo, preview, review, style } from './en/create.ts';
import { editor } from './en/editor.ts';
import { help } from './en/help.ts';
import { home } from './en/home.ts';
import { info } from './en/info.ts';
import { keptData } from './en/kept_data.ts';
import { legal } from './en/legal.ts';
import { lineSession } from './en/line_session.ts';
import { motion } from './en/motion.ts';
import { notices } from './en/notices.ts';
import { operator } from './en/operator.ts';
import { send } from './en/send.ts';
import { serviceStatus } from './en/service_status.ts';
import { addition, chat, derive, progress, set, viewer } from './en/set.ts';
import { share, shared } from './en/share.ts';
import { studio } from './en/studio.ts';
import { submission } from './en/submission.ts';
import { tokens } from './en/tokens.ts';

/** All UI texts in English. */
export const en: Catalogue = {
  product: { name: 'Pochitto', skip: 'Skip to content' },
  header: {
    sets: 'My stickers',
    studio: 'Studio',
    account: 'Account',
    signIn: 'Sign in',
    navigation: 'Menu',
    places: 'Pages',
    otherLanguage: '日本語',
    otherLanguageCode: 'ja',
    switchLanguage: '日本語に切り替える',
  },
  notice: {
    offline: "You're offline. We'll continue once you're back online.",
    retrying: "We can't reach the server. Trying again…",
    loading: 'Loading…',
    close: 'Close',
    cancel: 'Cancel',
    reference: 'Reference: {reference}',
    uncharged: "You haven't been charged.",
    tryAgain: {
      seconds: 'Try again in {count, plural, one {# second} other {# seconds}}.',
      minutes: 'Try again in {count, plural, one {# minute} other {# minutes}}.',
      hours: 'Try again in {count, plural, one {# hour} other {# hours}}.',
    },
  },
  lineBrowser: {
    title: "Files can't be saved inside LINE",
    text: "Open this page in your phone's browser to save them. You'll sign in there once more.",
    open: 'Open in browser',
  },
  footer: {
    label: 'About this site',
    help: 'Help',
    status: 'Service status',
    terms: 'Terms of service',
    privacy: 'Privacy policy',
    commerce: 'Specified Commercial Transactions Act',
    licenses: 'Licenses',
  },
  verifyEmail: {
    send: 'Send verification email',
    again: 'Resend email',
    sent: 'We sent you an email. Open the link in it, then come back to this page.',
    opened: "I've opened the link",
    notYet: "Your email isn't verified yet. Open the link in the email first.",
    verified: 'Your email is verified. You can continue.',
    failed: "We couldn't send the email. Wait a minute and try again.",
    line: 'Link your LINE account',
  },
  home,
  help,
  legal,
  auth,
  sets: {
    title: 'My stickers',
    newSet: 'New set',
    emptyTitle: 'No stickers yet',
    emptyText: 'Choose a photo to create your first set.',
    untitled: 'Untitled set',
    menu: 'More actions for “{title}”',
    counts: {
      sticker: '{count, number} stickers',
      animated_sticker: '{count, number} animated stickers',
      emoji: '{count, number} emoji',
      animated_emoji: '{count, number} animated emoji',
    },
    trash: {
      title: 'Recently deleted ({count, number})',
      text: 'Deleted sets can be restored for 30 days.',
      daysLeft: '{days, plural, one {# day} other {# days}} left',
      restore: 'Restore',
      purge: 'Delete now',
      purgeTitle: 'Delete this set permanently?',
      purgeText: "The photo and stickers will be deleted. This can't be undone.",
      keep: 'Cancel',
    },
    continueDraft: 'Continue',
    draftTitle: 'Your draft',
    search: {
      label: 'Search your sets',
      text: 'Name or words',
      state: 'Status',
      product: 'Type',
      all: 'All',
      attention: 'Needs your attention',
      products: {
        sticker: 'Stickers',
        animated_sticker: 'Animated stickers',
        emoji: 'Emoji',
        animated_emoji: 'Animated emoji',
      },
      clear: 'Clear filters',
      reading: 'Searching…',
      found: '{found, plural, one {# set} other {# sets}} found among {searched, number}.',
      nothing: 'No match among {searched, plural, one {# set} other {# sets}}.',
      older: 'Search older sets too',
      showAll: 'Show all sets',
    },
    more: 'Show more',
    shown: '{count, plural, one {# set} other {# sets}} shown',
    open: {
      pending_upload: 'Choose a photo',
      generating: 'View progress',
      generated: 'View stickers',
      submitting: 'View progress',
      submitted: 'View stickers',
      failed: 'View details',
      session_expired: 'View details',
      state: 'View submission',
      fix: 'See what to fix',
      goOn: 'Continue',
    },
  },
  status: {
    pending_upload: 'Waiting for photo',
    checking: 'Checking photo',
    photo_rejected: 'Choose another photo',
    generating: 'Creating',
    generated: 'Ready',
    submitting: 'Submitting',
    submitted: 'Submitted',
    failed: "Couldn't create",
    session_expired: 'Reconnect LINE',
    rehearsing: 'Rehearsing',
    submission_failed: 'Submission stopped',
    under_review: 'In review',
    approved: 'Approved',
    on_sale: 'On sale',
    rejected: 'Rejected',
    stopped: 'Sales stopped',
  },
  create,
  drawings,
  photo,
  messages,
  style,
  preview,
  review,
  set,
  derive,
  progress,
  addition,
  viewer,
  chat,
  checks,
  info,
  send,
  serviceStatus,
  submission,
  lineSession,
  operator,
  keptData,
  console: operatorConsole,
  editor,
  motion,
  acting,
  share,
  shared,
  studio,
  tokens,
  notices,
  account,
  errorPage: {
    title: "This page couldn't be loaded",
    text: 'Try reloading. If the problem continues, contact support with the reference below.',
    reload: 'Reload',
    offlineTitle: "You're offline",
    offlineText: "This page opens by itself once you're back online.",
    offlineKept: 'What is kept on this device',
    offlineDraft:
      'What you started: photo, messages and style of a new set, and edits that are not saved yet.',
    offlineOpen: 'Pages that are open in other tabs. You can keep reading them.',
    offlineMissing: 'What needs a connection',
    offlineWork: 'Making, saving, buying and sending stickers.',
    unreachableTitle: "We can't reach Pochitto",
    unreachableText: 'Check your connection, then reload. What you started is kept on this device.',
    home: 'Go to home',
  },
  notFound: {
    title: 'Page not found',
    text: 'The link may be incomplete or out of date.',
    home: 'Go to home',
  },
};
