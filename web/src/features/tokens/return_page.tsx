import type { CallableOutput, ErrorDetails } from '@pochitto/functions/domain/api';
import { documents } from '@pochitto/functions/domain/paths';
import { purchaseSchema } from '@pochitto/functions/domain/tokens/token_transaction';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { errorDetailsOf } from '../../lib/firebase/call_error.ts';
import { useLiveDocument } from '../../lib/firebase/live.ts';
import { useRetriedLoad } from '../../lib/retried_load.ts';
import { ErrorNotice } from '../../shared/error_notice.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { Bought } from './bought.tsx';
import { forgetOrder } from './checkout.ts';

type Settled = CallableOutput<'reconcileCheckout'>;

/** The page that Stripe redirects to. The URL is not trusted: the server asks Stripe. */
export function Component() {
  const t = useTranslations('tokens.bought');
  const notice = useTranslations('notice');
  const sessionId = useSearchParams()[0].get('session') ?? '';
  const { again, wait, ...asked } = useRetriedLoad(() => reconciled(sessionId), [sessionId]);
  if (asked.state === 'loading') return <Waiting text={wait ? notice(wait) : t('busy')} />;
  return (
    <Page title={t('title')} width="narrow">
      <h1 className="mb-6 text-3xl">{t('title')}</h1>
      {asked.state === 'ready' ? <LiveBought settled={asked.value} /> : null}
      {asked.state === 'failed' ? <Unsettled error={errorDetailsOf(asked.error)} again={again} /> : null}
    </Page>
  );
}

async function reconciled(sessionId: string): Promise<Settled> {
  const answer = await call('reconcileCheckout', { sessionId });
  if (answer.payment !== 'open') forgetOrder(answer.offer);
  return answer;
}

/** The result as first returned, updated live while the page is open: a payment at a konbini may arrive any time. */
function LiveBought({ settled }: { settled: Settled }) {
  const order = useLiveDocument(documents.tokenTransaction(settled.purchaseId), purchaseSchema);
  const live = order.state === 'ready' ? order.value : null;
  return (
    <Bought
      offer={settled.offer}
      purchaseId={settled.purchaseId}
      status={stateOf(live?.status ?? settled.status, settled.payment)}
      voucher={live?.voucher ?? null}
    />
  );
}

function stateOf(status: Settled['status'], payment: Settled['payment']) {
  if (status !== 'pending') return status;
  return payment === 'waiting' ? 'waiting' : payment === 'lapsed' ? 'failed' : 'open';
}

function Unsettled({ error, again }: { error: ErrorDetails; again: () => void }) {
  const t = useTranslations('tokens.bought');
  const isUnknown = error.code === 'not_yours' || error.code === 'bad_request';
  return (
    <div className="flex flex-col gap-4" data-testid="bought-status" data-status="failed">
      {isUnknown ? (
        <Notice kind="problem" title={t('unknownTitle')}>
          <p>{t('unknownText')}</p>
        </Notice>
      ) : (
        <ErrorNotice error={error}>
          <p>{t('asking')}</p>
        </ErrorNotice>
      )}
      <Row>
        {isUnknown ? null : <Button onPress={again}>{t('again')}</Button>}
        <Link to="/tokens" className={buttonClass('quiet')}>
          {t('toTokens')}
        </Link>
      </Row>
    </div>
  );
}

const Row = ({ children }: { children: ReactNode }) => <div className="flex flex-wrap gap-3">{children}</div>;
