import { collections } from '@pochitto/functions/domain/paths';
import { calledName, type Stamp, stampSchema } from '@pochitto/functions/domain/stamps/stamp';
import { orderBy, where } from 'firebase/firestore';
import { ChevronDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useLiveQuery, type WithId } from '../../lib/firebase/live.ts';
import { useRequest } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button } from '../../ui/button.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';

/** Number of deleted sets shown; older ones appear once these are gone. */
const most = 30;
const dayMs = 86_400_000;

/** The person's deleted sets that can still be restored, collapsed; renders nothing if there are none. */
export function Trash({ uid }: { readonly uid: string }) {
  const t = useTranslations('sets.trash');
  const [openedAt] = useState(() => new Date());
  const found = useLiveQuery(
    `${uid} trash`,
    collections.stamps,
    [where('userId', '==', uid), where('restorableUntil', '>', openedAt), orderBy('restorableUntil', 'desc')],
    stampSchema,
    most,
  );
  if (found.state !== 'ready' || found.value.length === 0) return null;
  return (
    <details className="group mt-10 border-t border-line pt-4" data-testid="trash">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-full pr-3 font-bold text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <Trash2 size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('title', { count: found.value.length })}
        <ChevronDown
          size={18}
          strokeWidth={1.75}
          className="transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <p className="mt-1 text-note text-ink-soft">{t('text')}</p>
      <ul className="mt-3 flex flex-col gap-3">
        {found.value.map((stamp) => (
          <DeletedSet key={stamp.id} stamp={stamp} now={openedAt.getTime()} />
        ))}
      </ul>
    </details>
  );
}

function DeletedSet({ stamp, now }: { readonly stamp: WithId<Stamp>; readonly now: number }) {
  const t = useTranslations('sets');
  const title = useSetTitle(stamp);
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  const { id: stampId, restorableUntil, messageCount } = stamp;
  const days = Math.max(1, Math.ceil(((restorableUntil?.getTime() ?? now) - now) / dayMs));
  return (
    <li
      data-testid={`deleted-${stampId}`}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-card p-4"
    >
      <div className="min-w-0 flex-1 basis-52">
        <h3 className="line-clamp-1 font-bold">{title}</h3>
        <p className="text-note text-ink-soft">
          {t(`counts.${stamp.product}`, { count: messageCount })} · {t('trash.daysLeft', { days })}
        </p>
      </div>
      <Button
        kind="plain"
        onPress={() => setAsking(true)}
        isDisabled={isBusy}
        data-testid={`purge-${stampId}`}
      >
        {t('trash.purge')}
        <span className="sr-only">: {title}</span>
      </Button>
      <Button
        onPress={() => request(() => call('restoreStamp', { stampId }))}
        isDisabled={isBusy}
        data-testid={`restore-${stampId}`}
      >
        {t('trash.restore')}
        <span className="sr-only">: {title}</span>
      </Button>
      {error ? <ErrorNotice error={error} /> : null}
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('trash.purgeTitle')}
        text={t('trash.purgeText')}
        confirm={t('trash.purge')}
        cancel={t('trash.keep')}
        onConfirm={async () => {
          await request(() => call('deleteStamp', { stampId, forGood: true }));
          setAsking(false);
        }}
        isBusy={isBusy}
      />
    </li>
  );
}

/** Returns its name, else its form's title in the reader's language, else a placeholder. */
function useSetTitle(stamp: Stamp): string {
  const t = useTranslations('sets');
  const locale = useLocale();
  const { en, ja } = stamp.metadata.title;
  const [first, second] = locale === 'ja' ? [ja, en] : [en, ja];
  return calledName(stamp, first || second || t('untitled'));
}
