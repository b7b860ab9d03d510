import { z } from 'zod';
import { leaseFields } from '../lease.ts';
import { timestamp } from '../timestamp.ts';
import { deliverySchema } from './delivery.ts';

/** How long a notice is kept, in days. */
export const noticeDays = 90;

/** Notices that one call marks as read. */
export const mostNoticesMarked = 100;

const ofSet = <Kind extends string>(kind: Kind) =>
  z.object({ kind: z.literal(kind), stampId: z.string().min(1), title: z.string().max(80) });

/** What a notice reports, with the fields for its texts and link: never a photo, never a secret. */
export const noticeAboutSchema = z.discriminatedUnion('kind', [
  ofSet('set_finished'),
  ofSet('set_failed'),
  ofSet('first_drawings'),
  ofSet('submission_failed'),
  z.object({ kind: z.literal('session_expired') }),
  ofSet('rejected'),
  ofSet('approved'),
  ofSet('on_sale'),
  z.object({ kind: z.literal('voucher_lapsing'), payBefore: timestamp }),
  z.object({ kind: z.literal('studio_expiring'), from: timestamp }),
]);

export type NoticeAbout = z.infer<typeof noticeAboutSchema>;
export type NoticeKind = NoticeAbout['kind'];
export type NoticeAboutOf<Kind extends NoticeKind> = Extract<NoticeAbout, { readonly kind: Kind }>;

/** Returns a set's name for a notice: one line of at most 40 characters. */
export function noticeTitle(name: string): string {
  const line = name.replaceAll(/\s+/gu, ' ').trim();
  return [...line].slice(0, 40).join('');
}

/** Something a person is told once, with an ID derived from its cause. Written together with its cause. */
export const noticeSchema = z.object({
  userId: z.string().min(1),
  about: noticeAboutSchema,
  /** When the person saw it in the app; null = unread. */
  readAt: timestamp.nullable(),
  line: deliverySchema,
  email: deliverySchema,
  /** Whether a message is still to be sent. */
  isOpen: z.boolean(),
  ...leaseFields,
  /** When a TTL policy removes it. */
  purgeAt: timestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});

export type Notice = z.infer<typeof noticeSchema>;

/** The texts of a notice, used in the app, in LINE messages and in e-mails alike. */
export interface NoticeText {
  /** One line; the subject of an e-mail. */
  readonly title: string;
  /** What happened and what to do, in one to three sentences. */
  readonly text: string;
  /** Text of the link. */
  readonly action: string;
}

/** The texts of every kind in one language. */
export type NoticeTexts = { readonly [Kind in NoticeKind]: (about: NoticeAboutOf<Kind>) => NoticeText };
