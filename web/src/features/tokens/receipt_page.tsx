import { documents } from '@pochitto/functions/domain/paths';
import {
  type Purchase,
  type TokenTransaction,
  tokenTransactionSchema,
} from '@pochitto/functions/domain/tokens/token_transaction';
import { ArrowLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { useDay } from '../../i18n/format_date.ts';
import { useLiveDocument, type WithId } from '../../lib/firebase/live.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useWallet } from '../../shared/wallet.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Logo, Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { useOfferName } from './offer_cards.tsx';

/** A printable receipt for one paid purchase. */
export function Component() {
  const t = useTranslations('tokens.receiptPage');
  const { purchaseId = '' } = useParams();
  const order = useLiveDocument(documents.tokenTransaction(purchaseId), tokenTransactionSchema);
  if (order.state === 'failed') throw order.error;
  if (order.state === 'loading') return <Waiting />;
  const paid = order.state === 'ready' ? paidPurchase(order.value) : null;
  return (
    <Page title={paid ? t('title') : t('missingTitle')} width="narrow">
      {paid ? <Receipt order={paid} /> : <Missing />}
      <div className="mt-6 flex flex-wrap gap-3 print:hidden">
        {paid ? (
          <Button onPress={() => window.print()} data-testid="print">
            <Printer size={20} strokeWidth={1.75} aria-hidden="true" />
            {t('print')}
          </Button>
        ) : null}
        <Link to="/tokens" className={buttonClass('plain', 'min-h-12')}>
          <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
          {t('back')}
        </Link>
      </div>
    </Page>
  );
}

const paidPurchase = (entry: WithId<TokenTransaction>) =>
  entry.kind === 'purchase' && entry.status === 'completed' ? entry : null;

function Missing() {
  const t = useTranslations('tokens.receiptPage');
  return (
    <>
      <h1 className="text-3xl">{t('missingTitle')}</h1>
      <p className="mt-3">{t('missingText')}</p>
    </>
  );
}

function Receipt({ order }: { order: WithId<Purchase> }) {
  const t = useTranslations('tokens.receiptPage');
  const yen = useTranslations('tokens');
  const product = useTranslations('product');
  const day = useDay();
  const name = useOfferName();
  const person = usePersonName();
  const [today] = useState(() => new Date());
  const paid = order.priceYen;
  const lines: [string, string][] = [
    [t('number'), order.id],
    [t('date'), day(today)],
    [t('paidOn'), day(order.completedAt ?? order.createdAt)],
    ...(person ? [[t('person'), person] as [string, string]] : []),
    [t('item'), name(order.offer)],
    [t('issuer'), product('name')],
  ];
  return (
    <article
      data-testid="receipt"
      className="rounded-card border border-line bg-card px-5 py-6 sm:p-10 print:border-0 print:p-0"
    >
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-3xl">{t('title')}</h1>
        <Logo size={44} />
      </div>
      <p className="mt-8 border-b-2 border-ink pb-2 text-center font-display text-5xl tabular-nums">
        {yen('yen', { yen: paid })}
      </p>
      <p className="mt-2 text-center text-note text-ink-soft">{t('thanks')}</p>
      <dl className="mt-8 grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 max-sm:text-sm">
        {lines.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="whitespace-nowrap text-ink-soft">{label}</dt>
            <dd className="text-right font-bold">{value}</dd>
          </div>
        ))}
      </dl>
      {order.reversedYen > 0 ? (
        <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4">
          <dt className="text-ink-soft">{t('refunded')}</dt>
          <dd className="text-right font-bold tabular-nums">−{yen('yen', { yen: order.reversedYen })}</dd>
          <dt className="text-ink-soft">{t('net')}</dt>
          <dd className="text-right font-bold tabular-nums">
            {yen('yen', { yen: paid - order.reversedYen })}
          </dd>
        </dl>
      ) : null}
    </article>
  );
}

/** Returns the name in the profile, else the e-mail address, else an empty text. */
function usePersonName(): string {
  const { uid, email, loginId } = usePerson();
  const wallet = useWallet(uid);
  const named = wallet.state === 'ready' ? wallet.value.profile.displayName : '';
  return named || loginId || email;
}
