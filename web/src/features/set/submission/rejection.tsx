import { PencilLine, Undo2 } from 'lucide-react';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { BeginAgain } from './begin_again.tsx';
import { ClauseAdvice } from './clause_advice.tsx';
import { type Meant, meantBy } from './complaints.tsx';
import { isMended } from './confirmed_form.ts';
import type { Submission } from './use_submission.ts';

interface RejectionProps {
  readonly set: StampSet;
  readonly submission: Submission;
  readonly onTab: (tab: SetTab) => void;
}

/** Why LINE rejected a set, which stickers it names, and how to resubmit. */
export function Rejection({ set, submission, onTab }: RejectionProps) {
  const t = useTranslations('submission');
  const { stamp } = set;
  const named = stamp.submission.rejected
    .map((key) => ({ key, meant: meantBy(set, key) }))
    .filter(({ meant }) => meant.kind === 'sticker' || meant.kind === 'main' || meant.kind === 'tab');
  const hasChanged = isMended(set, submission.attempts);
  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-act-text bg-card p-5"
      data-testid="rejection"
    >
      <div className="flex gap-3">
        <Undo2 size={26} strokeWidth={1.75} className="mt-0.5 shrink-0 text-act-text" aria-hidden="true" />
        <div>
          <h2 className="text-xl">{t('rejectedTitle')}</h2>
          <p>{t('rejectedText')}</p>
        </div>
      </div>
      <figure className="rounded-xl bg-sunken p-4">
        <figcaption className="text-note font-bold text-ink-soft">{t('reason')}</figcaption>
        {stamp.reviewMessage ? (
          <blockquote className="mt-1 whitespace-pre-wrap" data-testid="rejection-reason">
            {stamp.reviewMessage}
          </blockquote>
        ) : (
          <p className="mt-1">{t('reasonNone')}</p>
        )}
      </figure>
      <ClauseAdvice clauses={stamp.submission.clauses} />
      {named.length > 0 ? (
        <div className="flex flex-col gap-2">
          <h3 className="text-base">{t('named')}</h3>
          <ul className="grid grid-cols-3 gap-3 sm:grid-cols-5" data-testid="rejected-stickers">
            {named.map(({ key, meant }) => (
              <Named key={key} stampId={stamp.id} named={key} meant={meant} />
            ))}
          </ul>
        </div>
      ) : null}
      {hasChanged ? null : <Mend set={set} named={named[0]?.meant ?? null} onTab={onTab} />}
      <div className="flex flex-col gap-2">
        <BeginAgain
          set={set}
          submission={submission}
          mode="submit"
          label={t('resubmit')}
          testId="resubmit"
          kind={hasChanged ? 'act' : 'quiet'}
          onTab={onTab}
        />
        <p className="text-note text-ink-soft">{t('resubmitHint')}</p>
      </div>
    </section>
  );
}

/** The first thing to do, derived from the rejection. */
function Mend({ set, named, onTab }: Pick<RejectionProps, 'set' | 'onTab'> & { named: Meant | null }) {
  const t = useTranslations('submission');
  const { stamp } = set;
  const { clauses } = stamp.submission;
  const isText = named === null && clauses.length > 0 && clauses.every((clause) => clause.startsWith('2.'));
  if (isText) {
    return (
      <Button
        kind="act"
        className="self-start max-sm:w-full"
        onPress={() => onTab('info')}
        data-testid="mend"
      >
        {t('mendTexts')}
      </Button>
    );
  }
  const place = named?.kind === 'sticker' ? named : null;
  return (
    <Link
      to={`/sets/${stamp.id}/edit${place ? `/${place.messageId}` : ''}`}
      className={buttonClass('act', 'self-start max-sm:w-full')}
      data-testid="mend"
    >
      {place ? t('mendSticker', { number: place.place }) : t('mendStickers')}
    </Link>
  );
}

function Named({ stampId, named, meant }: { stampId: string; named: string; meant: Meant }) {
  const t = useTranslations();
  const { image } = meant;
  const picture = useStoredPicture(image?.url ?? null, image ? String(image.updatedAt.getTime()) : '');
  const name =
    meant.kind === 'sticker'
      ? t('submission.sticker', { number: meant.place })
      : t(meant.kind === 'main' ? 'checks.main' : 'checks.tab');
  return (
    <li>
      <Link
        to={`/sets/${stampId}/edit${meant.kind === 'sticker' ? `/${meant.messageId}` : ''}`}
        aria-label={t('submission.namedOpen', { name })}
        data-testid={`rejected-${named}`}
        className="pressable flex flex-col gap-1 rounded-xl"
      >
        <span className="relative aspect-[37/32] rounded-xl bg-chat-light">
          {picture.state === 'ready' ? (
            <img src={picture.url} alt="" className="absolute inset-0 size-full object-contain p-1.5" />
          ) : null}
        </span>
        <span className="flex items-center justify-center gap-1 text-note font-bold">
          <PencilLine size={15} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
          {name}
        </span>
      </Link>
    </li>
  );
}
