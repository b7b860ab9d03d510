import { prices } from '@pochitto/functions/domain/tokens/prices';
import type { Purchase } from '@pochitto/functions/domain/tokens/token_transaction';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { openProfile } from '../../lib/firebase/call.ts';
import { CallError, errorDetailsOf } from '../../lib/firebase/call_error.ts';
import type { WithId } from '../../lib/firebase/live.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { nextPath } from '../../lib/next_path.ts';
import { useLoad } from '../../lib/requests.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { useWallet, type Wallet } from '../../shared/wallet.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { Offers } from './offers.tsx';
import { Tickets } from './tickets.tsx';
import { TransactionHistory } from './transaction_history.tsx';
import { usePending, WaitingPayments } from './waiting_payments.tsx';

export function Component() {
  const { uid } = usePerson();
  const [attempt, setAttempt] = useState(0);
  return <WalletContents key={attempt} uid={uid} again={() => setAttempt(attempt + 1)} />;
}

function WalletContents({ uid, again }: { uid: string; again: () => void }) {
  const t = useTranslations('tokens');
  const locale = useLocale();
  const wallet = useWallet(uid);
  const pending = usePending(uid);
  const isMissing = wallet.state === 'missing';
  // An interrupted sign-up: create the missing profile now.
  const opening = useLoad(isMissing ? () => openProfile(uid, locale) : null, [uid, locale]);
  const error = opening.state === 'failed' ? errorDetailsOf(opening.error) : null;

  if (wallet.state === 'ready' && pending.state !== 'loading') {
    return <Shop uid={uid} wallet={wallet.value} unpaid={pending.state === 'ready' ? pending.value : []} />;
  }
  const told = wallet.state === 'failed' && wallet.error instanceof CallError ? wallet.error.details : error;
  if (wallet.state !== 'failed' && !told) return <Waiting />;
  return (
    <Page title={t('title')} width="narrow">
      <h1 className="mb-6 text-3xl">{t('title')}</h1>
      {told ? (
        <ErrorNotice error={told} />
      ) : (
        <Notice kind="problem" title={t('failed')}>
          <p>{t('failedText')}</p>
        </Notice>
      )}
      <Button className="mt-4" onPress={again}>
        {t('again')}
      </Button>
    </Page>
  );
}

interface ShopProps {
  readonly uid: string;
  readonly wallet: Wallet;
  /** Loaded before anything is shown: its notice is above the offers and would push them down. */
  readonly unpaid: readonly WithId<Purchase>[];
}

function Shop({ uid, wallet, unpaid }: ShopProps) {
  const t = useTranslations('tokens');
  const [search] = useSearchParams();
  const next = search.has('next') ? nextPath(search.get('next'), '/create') : null;
  const cancelled = unpaid.some(({ id, voucher }) => id === search.get('cancelled') && voucher === null);
  return (
    <Page title={t('title')}>
      <h1 className="mb-6 text-3xl">{t('title')}</h1>
      <div className="flex flex-col gap-6">
        {cancelled ? (
          <div data-testid="bought-status" data-status="cancelled">
            <Notice kind="info" title={t('cancelledTitle')}>
              <p>{t('cancelledText')}</p>
            </Notice>
          </div>
        ) : null}
        <div className="grid gap-4 md:grid-cols-[1.1fr_1fr]">
          <Balance balance={wallet.balance} />
          <Tickets usable={wallet.usable} gone={wallet.others} />
        </div>
        {next ? (
          <Link to={next} className={buttonClass('quiet', 'self-start')} data-testid="go-on">
            {t('continue')}
          </Link>
        ) : null}
        <WaitingPayments orders={unpaid.filter(({ voucher }) => voucher !== null)} />
        <Offers uid={uid} next={next} />
        <TransactionHistory uid={uid} balance={wallet.balance} />
      </div>
    </Page>
  );
}

/** The balance and what it is good for. A negative balance is explained with a way to resolve it. */
function Balance({ balance }: { balance: number }) {
  const t = useTranslations('tokens');
  const format = useFormatter();
  const { sticker, submission, freeRegenerations } = prices;
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-card p-5 sm:p-6">
      <h2 className="font-sans text-note font-bold text-ink-soft">{t('balance')}</h2>
      <p aria-live="polite" className="flex items-baseline gap-2">
        <span className="font-display text-6xl tabular-nums" data-testid="balance-big" data-value={balance}>
          {format.number(balance)}
        </span>
        <span className="font-bold">{t('unit')}</span>
      </p>
      <p className="text-note text-ink-soft">{t('uses', { sticker, submission, free: freeRegenerations })}</p>
      {balance < 0 ? (
        <div data-testid="below-zero">
          <Notice kind="info" title={t('belowTitle')}>
            <p>{t('belowText', { missing: 0 - balance })}</p>
          </Notice>
        </div>
      ) : null}
    </section>
  );
}
