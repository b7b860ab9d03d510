import type { NoticeTexts } from '../notice.ts';

const named = (title: string) => (title === '' ? 'Your stickers' : `“${title}”`);
const has = (title: string) => (title === '' ? 'have' : 'has');

/** In Japan's time zone: Thu, Dec 3 at 23:59. */
const time = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Tokyo',
});
const day = new Intl.DateTimeFormat('en-US', {
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  timeZone: 'Asia/Tokyo',
});

export const noticeTextsEn: NoticeTexts = {
  set_finished: ({ title }) => ({
    title: `${named(title)} ${title === '' ? 'are' : 'is'} ready`,
    text: 'Take a look, then download the stickers or submit them to LINE.',
    action: 'See the stickers',
  }),
  first_drawings: ({ title }) => ({
    title: `The first drawings of ${title === '' ? 'your stickers' : named(title)} are ready`,
    text: "If you like them, we will draw the rest. If you don't answer within 7 days, we stop and return the tokens for everything not yet drawn.",
    action: 'See the first drawings',
  }),
  set_failed: ({ title }) => ({
    title: `${named(title)} could not be made`,
    text: 'We returned the tokens for everything that was not drawn. See what went wrong, then try again.',
    action: 'See why',
  }),
  submission_failed: ({ title }) => ({
    title: `Submitting ${title === '' ? 'your stickers' : named(title)} stopped`,
    text: 'See what went wrong and how to fix it.',
    action: 'See why',
  }),
  session_expired: () => ({
    title: 'Connect to LINE again',
    text: 'Your sign-in at LINE Creators Market has ended. Connect again to resume submissions and review updates.',
    action: 'Connect again',
  }),
  rejected: ({ title }) => ({
    title: `${named(title)} ${has(title)} been rejected`,
    text: 'See the reason and fix it. Submitting again is free.',
    action: 'See why and fix it',
  }),
  approved: ({ title }) => ({
    title: `${named(title)} ${has(title)} been approved`,
    text: 'LINE finished its review. You can now start selling at LINE Creators Market.',
    action: 'See how to start selling',
  }),
  on_sale: ({ title }) => ({
    title: `${named(title)} ${title === '' ? 'are' : 'is'} on sale`,
    text: 'You can find the stickers in the LINE STORE now.',
    action: 'See the stickers',
  }),
  voucher_lapsing: ({ payBefore }) => ({
    title: 'Your convenience store payment is due soon',
    text: `Please pay before ${time.format(payBefore)} (Japan time). After that the order is canceled and you pay nothing.`,
    action: 'See how to pay',
  }),
  studio_expiring: ({ from }) => ({
    title: 'Studio pictures will be deleted soon',
    text: `From ${day.format(from)} on, we delete pictures as their storage time ends. Download the ones you want to keep.`,
    action: 'Open the gallery',
  }),
};
