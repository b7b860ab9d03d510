import type { Catalogue } from '../catalogue.ts';

/** Links that expire, as their owner sees them. */
export const share: Catalogue['share'] = {
  hours: 'Expires after',
  hourOptions: { h1: '1 hour', h24: '1 day', h72: '3 days', h168: '1 week' },
  make: 'Create link',
  making: 'Creating…',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: "Couldn't copy",
  send: 'Send with an app',
  once: 'This link is shown only once.',
  openTitle: 'Active links',
  revoke: 'Revoke',
  revoking: 'Revoking…',
  revoked: 'Revoked. The link no longer works.',
  openUntil: 'Available until {date}',
  set: {
    title: 'Share a preview',
    text: 'One image of all your stickers, with a watermark. Anyone with the link can view it until it expires. You can revoke it at any time.',
    messageTitle: 'A preview of my LINE stickers',
  },
};

/** The page that a shared link opens. */
export const shared: Catalogue['shared'] = {
  title: 'Your images',
  openUntil: 'Available until {date}',
  alt: 'Image {number, number}',
  overTitle: 'This link no longer works',
  overText: 'It expired or was revoked. Ask the sender for a new one.',
  unreadable: "The images couldn't be loaded. Check your connection and open the link again.",
  again: 'Try again',
  set: {
    counts: {
      sticker: '{count, plural, one {# sticker} other {# stickers}}',
      animated_sticker: '{count, plural, one {# animated sticker} other {# animated stickers}}',
      emoji: '{count, number} emoji',
      animated_emoji: '{count, number} animated emoji',
    },
    preview: 'Preview',
    previewOf: 'Preview of {kind}',
    alt: 'Preview of “{title}”',
    what: 'Pochitto turns one photo into LINE stickers.',
    make: 'Make your own',
  },
};
