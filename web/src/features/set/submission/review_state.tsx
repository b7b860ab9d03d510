import type { ReviewStatus } from '@pochitto/functions/domain/submission/review_status';
import { BadgeCheck, CirclePause, Hourglass, type LucideIcon, RotateCw, Store } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDateTime } from '../../../i18n/format_date.ts';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import type { StampSet } from '../use_set.ts';
import { SiteLink } from './site_link.tsx';

type Text = 'waiting' | 'editing' | 'approved' | 'on_sale' | 'stopped';

const waiting = { icon: Hourglass, tint: 'text-sky', text: 'waiting' } as const;
const approved = { icon: BadgeCheck, tint: 'text-matcha', text: 'approved' } as const;
const stopped = { icon: CirclePause, tint: 'text-amber', text: 'stopped' } as const;

const looks: Record<ReviewStatus | 'unknown', { icon: LucideIcon; tint: string; text: Text }> = {
  unknown: waiting,
  waiting_for_review: waiting,
  in_review: waiting,
  processing: waiting,
  editing: { icon: CirclePause, tint: 'text-amber', text: 'editing' },
  rejected: stopped,
  approved,
  waiting_for_sale: approved,
  on_sale: { icon: Store, tint: 'text-matcha', text: 'on_sale' },
  release_stopped: stopped,
  banned: stopped,
};

/** LINE's review of a submitted set, when it was read, and a recheck. */
export function ReviewState({ set: { stamp } }: { set: StampSet }) {
  const t = useTranslations('submission');
  const dateTime = useDateTime();
  const { look, isBusy, error } = useLook(stamp.id);
  const status = stamp.reviewStatus ?? 'unknown';
  const { icon: Icon, tint, text } = looks[status];
  const { reviewCheckedAt } = stamp.submission;
  return (
    <section
      className="flex flex-col gap-3 rounded-card border border-line bg-card p-5"
      data-testid="review-state"
      data-status={status}
    >
      <h2 className="text-note font-bold text-ink-soft">{t('reviewTitle')}</h2>
      <div className="flex gap-3" role="status">
        <Icon size={28} strokeWidth={1.75} className={`mt-0.5 shrink-0 ${tint}`} aria-hidden="true" />
        <div>
          <p className="font-display text-xl">{t(`reviewStates.${status}`)}</p>
          <p>{t(`reviewTexts.${text}`)}</p>
        </div>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onPress={look} isDisabled={isBusy} data-testid="look-now">
          <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
          {isBusy ? t('checking') : t('checkNow')}
        </Button>
        <SiteLink />
        <p className="text-note text-ink-soft" data-testid="looked-at">
          {reviewCheckedAt ? t('reviewCheckedAt', { at: dateTime(reviewCheckedAt) }) : t('neverChecked')}
        </p>
      </div>
    </section>
  );
}

/** Rechecks the review of a set at the site. */
export function useLook(stampId: string) {
  const { request, isBusy, error } = useRequest();
  const [found, setFound] = useState<ReviewStatus | null>(null);
  const look = () => request(async () => setFound((await call('checkReview', { stampId })).reviewStatus));
  return { look, isBusy, found, error };
}
