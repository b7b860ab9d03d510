import { prices } from '@pochitto/functions/domain/tokens/prices';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { useWallet } from '../../../shared/wallet.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Foot, Page } from '../../../ui/page.tsx';
import type { StampSet } from '../use_set.ts';

interface AdditionFrameProps {
  readonly set: StampSet;
  /** Stickers that the set's ticket can still pay. */
  readonly credit: number;
  /** Whether the set can have more stickers at all. */
  readonly isFull: boolean;
  /** Number of stickers to add. */
  readonly count: number;
  /** What is missing or wrong, instead of the price; null = nothing. */
  readonly problem: ReactNode;
  readonly isDisabled?: boolean;
  /** Checks the form before the request; false = it is not complete. */
  readonly check?: () => boolean;
  readonly start: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** The page that adds stickers to a set, with their price and the button. */
export function AdditionFrame({
  set: { stamp, stickers },
  credit,
  count,
  children,
  ...form
}: AdditionFrameProps) {
  const t = useTranslations();
  const navigate = useNavigate();
  const wallet = useWallet(stamp.userId);
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  const covered = Math.min(credit, count);
  const price = (count - covered) * prices.sticker;
  const balance = wallet.state === 'ready' ? wallet.value.balance : null;
  // With a negative balance, a ticket cannot be used either.
  const isShort = balance !== null && (balance < 0 || balance < price);
  const home = `/sets/${stamp.id}`;
  // While the request runs, the set is already busy: then do not say that it cannot be extended.
  if (!isBusy && (stamp.status !== 'generated' || stamp.submission.isRunning || form.isFull)) {
    return (
      <Page title={t('addition.title')} width="narrow">
        <h1 className="mb-4 text-2xl sm:text-3xl">{t('addition.title')}</h1>
        <Notice kind="info">{form.isFull ? t('addition.full') : t('addition.notNow')}</Notice>
        <Link to={home} className={buttonClass('quiet', 'mt-4')}>
          {t('addition.back')}
        </Link>
      </Page>
    );
  }

  const add = async () => {
    if (form.check && !form.check()) return;
    await request(async () => {
      await form.start();
      await navigate(home, { replace: true });
    });
  };

  return (
    <>
      <Page title={t('addition.title')} width="narrow">
        <h1 className="text-2xl sm:text-3xl">{t('addition.title')}</h1>
        <p className="mt-2 mb-6 text-ink-soft">{t('addition.lead', { now: stickers.length })}</p>
        <div className="flex flex-col gap-6">
          {credit > 0 ? <Notice kind="info">{t('set.ticketLeft', { left: credit })}</Notice> : null}
          {error ? <ErrorNotice error={error} sayUncharged /> : null}
          {children}
        </div>
      </Page>
      <Foot
        note={
          form.problem ??
          (balance === null ? null : isShort ? (
            t('addition.footShort', { price, balance })
          ) : (
            <AdditionPrice added={count} covered={covered} price={price} balance={balance} />
          ))
        }
      >
        <Link to={home} aria-label={t('addition.back')} className={buttonClass('quiet', 'size-14 !px-0')}>
          <ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        </Link>
        {isShort ? (
          <Link
            to={`/tokens?next=${encodeURIComponent(`${home}/add`)}`}
            data-testid="to-tokens"
            className={buttonClass('act', 'flex-1')}
          >
            {t('review.payToTokens')}
          </Link>
        ) : (
          <Button
            kind="act"
            className="flex-1"
            isDisabled={isBusy || balance === null || form.isDisabled === true}
            data-testid="start-addition"
            onPress={add}
          >
            {isBusy
              ? t('addition.starting')
              : count > 0
                ? t('addition.start', { added: count })
                : t('addition.title')}
          </Button>
        )}
      </Foot>
    </>
  );
}

interface AdditionPriceProps {
  readonly added: number;
  readonly covered: number;
  readonly price: number;
  readonly balance: number;
}

/** Price of the addition: the ticket pays first, tokens pay the rest. */
function AdditionPrice({ added, covered, price, balance }: AdditionPriceProps) {
  const t = useTranslations('addition');
  const byTicket = price === 0 ? t('footTicket', { added }) : t('footMixed', { covered, price, balance });
  return (
    <span data-testid="addition-price">
      {covered === 0 ? t('foot', { added, price, balance }) : byTicket}
    </span>
  );
}
