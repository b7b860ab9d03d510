import { documents } from '@pochitto/functions/domain/paths';
import { stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { ChevronLeft, CornerUpLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useLocalDateTime } from '../../i18n/format_date.ts';
import { useLiveDocument } from '../../lib/firebase/live.ts';
import { StampBadge, stampState, uploadGrace } from '../../shared/stamp_state.tsx';
import { DerivationName } from './derive/duplicate_cards.tsx';
import { SetName } from './set_name.tsx';
import type { StampSet } from './use_set.ts';

export function SetHeading({ set }: { set: StampSet }) {
  const { stamp } = set;
  const t = useTranslations('set');
  const dateTime = useLocalDateTime();
  const state = stampState(stamp, useGraceClock(stamp.createdAt));
  return (
    <div className="mb-6">
      <Link
        to="/sets"
        className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-full pr-3 text-sm font-bold text-ink-soft hover:text-ink"
      >
        <ChevronLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        {t('back')}
      </Link>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SetName set={set} />
        <span data-testid="set-status" data-status={stamp.status} role="status">
          <StampBadge state={state} />
        </span>
      </div>
      <p className="mt-1 text-note text-ink-soft">
        {t(`titles.${stamp.product}`, { count: stamp.messageCount })} · {dateTime(stamp.createdAt)}
        {stamp.derivation && stamp.derivation.kind !== 'product' ? (
          <span data-testid="derivation">
            {' · '}
            <DerivationName derivation={stamp.derivation} />
          </span>
        ) : null}
      </p>
      {stamp.parentStampId ? <ParentLink parentStampId={stamp.parentStampId} /> : null}
    </div>
  );
}

/** Returns the current time, updated once the photo should have arrived. */
export function useGraceClock(createdAt: Date): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const rest = createdAt.getTime() + uploadGrace - Date.now();
    if (rest <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), rest + 50);
    return () => clearTimeout(timer);
  }, [createdAt]);
  return now;
}

/** Link to the parent of a derived set, while it exists. */
function ParentLink({ parentStampId }: { parentStampId: string }) {
  const t = useTranslations('derive');
  const parent = useLiveDocument(documents.stamp(parentStampId), stampSchema);
  if (parent.state !== 'ready' || parent.value.deletedAt) return null;
  return (
    <Link
      to={`/sets/${parentStampId}`}
      data-testid="parent-set"
      className="inline-flex min-h-11 items-center gap-1.5 text-sm font-bold underline underline-offset-4"
    >
      <CornerUpLeft size={16} strokeWidth={2} aria-hidden="true" />
      {t('parent')}
    </Link>
  );
}
