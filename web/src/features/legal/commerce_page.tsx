import { offerIds, offerName, offers } from '@pochitto/functions/domain/tokens/prices';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { operatorFields } from '../../lib/firebase/config.ts';
import { Page } from '../../ui/page.tsx';
import { MissingNotice, useOperator } from './operator.tsx';

const terms = ['extra', 'payment', 'paymentTime', 'delivery', 'returns', 'environment'] as const;

/** The shop information that Japanese law requires: 特定商取引法に基づく表記. */
export function Component() {
  const t = useTranslations('legal');
  const locale = useLocale();
  const known = useOperator();
  const { operator = {}, missing = [] } = known ?? {};
  const yen = new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-US', {
    style: 'currency',
    currency: 'JPY',
  });
  return (
    <Page title={t('commerce.title')} width="narrow">
      <h1 className="text-3xl">{t('commerce.title')}</h1>
      <p className="mt-2 mb-6 text-ink-soft">{t('commerce.lead')}</p>
      <MissingNotice missing={missing} />
      <dl className="divide-y divide-line border-y border-line">
        {operatorFields.map((field) => (
          <Row key={field} name={t(`fields.${field}`)}>
            {operator[field] ?? t('soon')}
          </Row>
        ))}
        <Row name={t('commerce.prices')}>
          <ul>
            {offerIds.map((id) => (
              <li key={id}>
                {offerName(id, locale)}: {yen.format(offers[id].yen)}
              </li>
            ))}
          </ul>
          {t('commerce.tax')}
        </Row>
        {terms.map((term) => (
          <Row key={term} name={t(`commerce.${term}.title`)}>
            {t(`commerce.${term}.text`)}
          </Row>
        ))}
      </dl>
    </Page>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 py-4 sm:grid-cols-[11rem_1fr] sm:gap-4">
      <dt className="font-bold">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
