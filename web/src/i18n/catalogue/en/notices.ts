import type { Catalogue } from '../catalogue.ts';

/** The bell and the list of notices; the texts of the notices themselves are in the domain. */
export const notices: Catalogue['notices'] = {
  title: 'Notifications',
  bellUnread: 'Notifications, {count, number} unread',
  choose: 'Settings',
  fresh: 'New',
  emptyTitle: 'No notifications yet',
  emptyText: 'When stickers are ready or a review is over, you will see it here.',
  earlier: 'Show more',
  shown: '{count, plural, one {# notification} other {# notifications}} shown',
  choicesTitle: 'What to be notified about',
  channels: { app: 'App', line: 'LINE', email: 'Email' },
  kinds: {
    set_finished: 'Stickers are ready',
    first_drawings: 'First drawings to look at',
    set_failed: 'Stickers could not be made',
    submission_failed: 'A submission stopped',
    session_expired: 'Connect to LINE again',
    rejected: 'Rejected by LINE',
    approved: 'Approved by LINE',
    on_sale: 'On sale',
    voucher_lapsing: 'Convenience store payment due',
    studio_expiring: 'Studio pictures about to be deleted',
  },
  lineUnlinked: 'To be notified on LINE, link your LINE account above.',
  emailUnverified: 'To be notified by email, confirm your email address first.',
  notAFriend: 'Add us as a friend to be notified on LINE',
  notAFriendText: 'Add the Pochitto Official Account as a friend. Nothing arrives while you block it.',
  addFriend: 'Add friend',
};
