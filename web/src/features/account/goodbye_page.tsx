import { api, type CallableOutput } from '@pochitto/functions/domain/api';
import { Link, Navigate, useLocation } from 'react-router';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useDateTime } from '../../i18n/format_date.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

/** The result of a deletion; null while it continues in the background. */
export type Gone = CallableOutput<'deleteMe'>['receipt'] | null;

const counts = ['removedDocuments', 'removedFiles', 'keptLedgerEntries'] as const;

const receipt = z.object({ gone: api.deleteMe.output.shape.receipt.nullable() });

/** The receipt of a deletion, shown without an account. */
export function Component() {
  const t = useTranslations('account');
  // Set by the page that deleted the account; without it, there is nothing to show.
  const handed = receipt.safeParse(useLocation().state);
  if (!handed.success) return <Navigate to="/" replace />;
  const { gone } = handed.data;
  return (
    <Page title={gone ? t('goneTitle') : t('goneUnfinished')} width="narrow">
      <div className="flex flex-col items-start gap-4 py-6" data-testid="goodbye">
        <h1 className="text-3xl">{gone ? t('goneTitle') : t('goneUnfinished')}</h1>
        <p>{gone ? t('goneText') : t('goneUnfinishedText')}</p>
        {gone ? <Receipt gone={gone} /> : null}
        <p className="text-ink-soft">{t('goneAgain')}</p>
        <Link to="/" className={buttonClass('quiet', 'mt-2')}>
          {t('goneHome')}
        </Link>
      </div>
    </Page>
  );
}

function Receipt({ gone }: { gone: NonNullable<Gone> }) {
  const t = useTranslations('account');
  const dateTime = useDateTime();
  return (
    <div className="w-full rounded-card border border-line bg-card p-5">
      <dl className="flex flex-col gap-2">
        {counts.map((count) => (
          <div key={count} className="flex justify-between gap-4">
            <dt>{t(`gone.${count}`)}</dt>
            <dd className="font-bold whitespace-nowrap tabular-nums" data-testid={`gone-${count}`}>
              {t('goneCount', { count: gone[count] })}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 border-t border-line pt-3 text-note text-ink-soft">
        {gone.stripeCustomer ? t('goneStripe') : null} {t('goneAt', { at: dateTime(new Date(gone.at)) })}
      </p>
    </div>
  );
}
