import { largestCount } from '@pochitto/functions/domain/product/product_spec';
import { stampIsFinished } from '@pochitto/functions/domain/stamps/stamp';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePerson } from '../../../lib/firebase/session.tsx';
import { MissingSet } from '../../../shared/missing_set.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type StampSet, type Sticker, useSet } from '../use_set.ts';

/** A set that can be duplicated, and the stickers that its duplicate has. */
export interface DuplicableSet extends Pick<StampSet, 'stamp'> {
  readonly chosen: readonly Sticker[];
}

interface FinishedSetProps {
  readonly title: string;
  readonly children: (set: DuplicableSet) => ReactNode;
}

/** Loads the set of the page's address, and tells why it cannot be duplicated. */
export function FinishedSet({ title, children }: FinishedSetProps) {
  const { stampId = '' } = useParams();
  const { uid } = usePerson();
  const t = useTranslations('derive');
  const set = useSet(stampId, uid);
  if (set.state === 'failed') throw set.error;
  if (set.state === 'loading') return <Waiting />;
  if (set.state === 'missing') return <MissingSet />;
  const { stamp, stickers } = set.value;
  const done = stickers.filter(({ state }) => state === 'done');
  const count = largestCount(stamp.product, done.length);
  const isSticker = stamp.product === 'sticker';
  if (isSticker && stampIsFinished(stamp) && count > 0) {
    return <div key={stampId}>{children({ stamp, chosen: done.slice(0, count) })}</div>;
  }
  return (
    <Page title={title} width="narrow">
      <h1 className="mb-4 text-2xl sm:text-3xl">{title}</h1>
      <Notice kind="info">
        {!isSticker ? t('stickersOnly') : stampIsFinished(stamp) ? t('tooFew') : t('unfinished')}
      </Notice>
      <Link to={`/sets/${stampId}`} className={buttonClass('quiet', 'mt-4')}>
        {t('back')}
      </Link>
    </Page>
  );
}
