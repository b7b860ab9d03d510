import { z } from 'zod';
import type { NoticeAbout, NoticeKind } from './notice.ts';

/** Where a person can be told. `app`: the bell. */
export const noticeChannels = ['app', 'line', 'email'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

interface KindOfNotice {
  /** The default channels. */
  readonly told: readonly NoticeChannel[];
  readonly tone: 'good' | 'problem' | 'reminder';
}

/**
 * Every kind of notice, in the order of the account page. The state change that causes one writes it with
 * `prepareNotice`; reminders are written by the schedule `remindOfDeadlines`.
 */
export const noticeKinds = {
  set_finished: { told: ['app', 'line'], tone: 'good' },
  first_drawings: { told: ['app', 'line', 'email'], tone: 'reminder' },
  set_failed: { told: ['app', 'line'], tone: 'problem' },
  submission_failed: { told: ['app', 'line', 'email'], tone: 'problem' },
  session_expired: { told: ['app', 'line', 'email'], tone: 'problem' },
  rejected: { told: ['app', 'line', 'email'], tone: 'problem' },
  approved: { told: ['app', 'line', 'email'], tone: 'good' },
  on_sale: { told: ['app'], tone: 'good' },
  voucher_lapsing: { told: ['app', 'line', 'email'], tone: 'reminder' },
  studio_expiring: { told: ['app', 'email'], tone: 'reminder' },
} as const satisfies Record<NoticeKind, KindOfNotice>;

export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[];

/** A person's choices; missing ones use the defaults of the table. */
export const noticeChoicesSchema = z.partialRecord(
  z.enum(noticeKindNames),
  z.partialRecord(z.enum(noticeChannels), z.boolean()),
);
export type NoticeChoices = z.infer<typeof noticeChoicesSchema>;

/** Tells whether a person is notified of `kind` on `channel`. */
export function isTold(choices: NoticeChoices, kind: NoticeKind, channel: NoticeChannel): boolean {
  const told: readonly NoticeChannel[] = noticeKinds[kind].told;
  return choices[kind]?.[channel] ?? told.includes(channel);
}

/** Returns the page where a person sees or does what a notice is about. */
export function noticePath(about: NoticeAbout): string {
  switch (about.kind) {
    case 'set_finished':
    case 'set_failed':
    case 'first_drawings':
      return `/sets/${about.stampId}`;
    case 'submission_failed':
    case 'rejected':
    case 'approved':
    case 'on_sale':
      return `/sets/${about.stampId}?tab=send`;
    case 'session_expired':
      return '/account/line';
    case 'voucher_lapsing':
      return '/tokens';
    case 'studio_expiring':
      return '/studio/gallery';
  }
}
