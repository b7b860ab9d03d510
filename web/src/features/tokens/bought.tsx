import { type OfferId, offers } from '@pochitto/functions/domain/tokens/prices';
import type { Purchase } from '@pochitto/functions/domain/tokens/token_transaction';
import { Link } from 'react-router';
import { useTranslations } from 'use-intl';
import { useDateTimeInJapan } from '../../i18n/format_date.ts';
import { usePerson } from '../../lib/firebase/session.tsx';
import { nextPath } from '../../lib/next_path.ts';
import { useWallet } from '../../shared/wallet.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { nextAfterBuying } from './checkout.ts';

interface BoughtProps {
  readonly offer: OfferId;
  readonly purchaseId: string;
  readonly status: 'completed' | 'waiting' | 'open' | 'failed';
  readonly voucher: Purchase['voucher'];
}

/** The outcome of an order, what it means for the person's money, and where to continue. */
export function Bought(props: BoughtProps) {
  const { status, purchaseId } = props;
  const t = useTranslations('tokens');
  const asked = nextAfterBuying();
  const next = nextPath(asked, '/create');
  return (
    <div className="flex flex-col gap-5" data-testid="bought-status" data-status={status}>
      <Said {...props} />
      <div className="flex flex-wrap gap-3">
        {status === 'completed' ? (
          <>
            <Link to={next} className={buttonClass('act', 'max-sm:w-full')} data-testid="go-on">
              {asked ? t('continue') : t('bought.create')}
            </Link>
            <Link to={`/tokens/receipts/${purchaseId}`} className={buttonClass('quiet', 'min-h-14')}>
              {t('receipt')}
            </Link>
          </>
        ) : null}
        <Link to="/tokens" className={buttonClass('quiet', 'min-h-14')} data-testid="to-tokens">
          {t('bought.toTokens')}
        </Link>
      </div>
    </div>
  );
}

function Said({ offer, status, voucher }: BoughtProps) {
  const t = useTranslations('tokens');
  const dateTime = useDateTimeInJapan();
  if (status === 'waiting') {
    return (
      <Notice kind="info" title={t('bought.waitingTitle')}>
        {voucher ? (
          <>
            <p>{t('waitingText', { date: dateTime(voucher.payBefore) })}</p>
            <a href={voucher.url} className={buttonClass('quiet', 'mt-3')} data-testid="show-voucher">
              {t('waitingAct')}
            </a>
          </>
        ) : null}
      </Notice>
    );
  }
  if (status === 'completed') {
    const { tokens } = offers[offer];
    return (
      <Notice kind="done" title={t('bought.completedTitle')}>
        <p>{tokens > 0 ? t('bought.completedTokens', { tokens }) : t('bought.completedTicket')}</p>
        {tokens > 0 ? <BalanceNow /> : null}
      </Notice>
    );
  }
  return (
    <Notice kind={status === 'open' ? 'info' : 'problem'} title={t(`bought.${status}Title`)}>
      <p>{t(`bought.${status}Text`)}</p>
    </Notice>
  );
}

function BalanceNow() {
  const t = useTranslations('tokens.bought');
  const wallet = useWallet(usePerson().uid);
  return <p>{wallet.state === 'ready' ? t('balanceNow', { balance: wallet.value.balance }) : ' '}</p>;
}
