import type { Catalogue } from '../catalogue.ts';

/** What is kept, on the page about privacy. */
export const keptData: Catalogue['keptData'] = {
  title: 'What we keep',
  text: 'What Pochitto stores, where, and for how long. If you delete your account, everything except payment records is removed right away, and from backups within 7 days.',
  what: 'Data',
  where: 'Where',
  howLong: 'How long',
  hours: 'Up to {count, plural, one {# hour} other {# hours}}',
  days: '{count, plural, one {# day} other {# days}}',
  years: '{count, plural, one {# year} other {# years}}',
  until: {
    set: 'Until you delete the set',
    account: 'Until you delete your account',
    forgotten: 'Until you disconnect LINE, or the session expires',
    books: 'Kept as payment records; after you delete your account, without anything that leads back to you',
  },
  places: { files: 'Files', database: 'Database', backups: 'Backups' },
  items: {
    originals: 'Original photo of a finished set, and sheets drawn by AI (from when it was finished)',
    unusedUploads: 'Photos that were uploaded but not used',
    previews: 'Photos and cutouts for previews',
    deletedSets: 'Recently deleted sets',
    stickers: 'Stickers, cutouts, and the ZIP file for LINE',
    submissionScreens: 'Screenshots of the submission to LINE',
    studioImages: 'Photos and images in the studio',
    dataExports: 'Data exports (ZIP)',
    profile: 'Profile, texts and settings of your sets, tickets',
    lineSession: 'LINE Creators Market session (encrypted)',
    aiCalls: 'Requests sent to AI, and their cost',
    ledger: 'Purchases and token history',
    formerSignIns: "Hash of a deleted account's sign-in (can't be turned back)",
    callCounts: 'Request counts (IP addresses are hashed)',
    findings: 'Results of data checks',
    databaseExports: 'Backups of the database',
  },
  region: 'Files and database are stored in the Tokyo region of Google Cloud.',
};
