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
};
