import { prices } from '@pochitto/functions/domain/tokens/prices';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { problemMessages } from '../../../lib/draft/draft_messages.ts';
import { usePerson } from '../../../lib/firebase/session.tsx';
import { useRequest } from '../../../lib/requests.ts';
import { MessageList } from '../../../shared/messages/message_list.tsx';
import { SuggestionChoice } from '../../../shared/messages/suggestion_choice.tsx';
import { MissingSet } from '../../../shared/missing_set.tsx';
import { RefusalNotice } from '../../../shared/refusal_notice.tsx';
import { useWallet } from '../../../shared/wallet.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Foot, Page } from '../../../ui/page.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { useTicketCredit } from '../set_prices.ts';
import { type StampSet, useSet } from '../use_set.ts';
import { useAddition } from './use_addition.ts';

/** Adds stickers to a finished set. */
export function Component() {
  const { stampId = '' } = useParams();
  const { uid } = usePerson();
  const set = useSet(stampId, uid);
  if (set.state === 'failed') throw set.error;
  if (set.state === 'loading') return <Waiting />;
  if (set.state === 'missing') return <MissingSet />;
  return <PricedForm key={stampId} set={set.value} />;
}

/** The form starts with as many as the ticket still covers: wait until that is known. */
function PricedForm({ set }: { set: StampSet }) {
  const credit = useTicketCredit(set.stamp);
  return credit === null ? <Waiting /> : <AdditionForm set={set} credit={credit} />;
}

interface AdditionFormProps {
  readonly set: StampSet;
  /** Stickers that the set's ticket can still pay. */
  readonly credit: number;
}

/** Choice of the new number of stickers and their words, with the price. */
function AdditionForm({ set, credit }: AdditionFormProps) {
  const t = useTranslations();
  const navigate = useNavigate();
  const { stamp, stickers } = set;
  const { draft, counts, choose, chooseCount, start } = useAddition(set, credit);
  const wallet = useWallet(stamp.userId);
  const [wasPressed, setPressed] = useState(false);
  const { request, isBusy, refusal } = useRequest({ staysBusy: true });
  const problems = problemMessages(draft);
  const covered = Math.min(credit, draft.count);
  const price = (draft.count - covered) * prices.sticker;
  const balance = wallet.state === 'ready' ? wallet.value.balance : null;
  // With a negative balance, a ticket cannot be used either.
  const isShort = balance !== null && (balance < 0 || balance < price);
  const home = `/sets/${stamp.id}`;
  // While the request runs, the set is already busy: then do not say that it cannot be extended.
  if (!isBusy && (stamp.status !== 'generated' || stamp.submission.isRunning || counts.length === 0)) {
    return (
      <Page title={t('addition.title')} width="narrow">
        <h1 className="mb-4 text-2xl sm:text-3xl">{t('addition.title')}</h1>
        <Notice kind="info">{counts.length === 0 ? t('addition.full') : t('addition.notNow')}</Notice>
        <Link to={home} className={buttonClass('quiet', 'mt-4')}>
          {t('addition.back')}
        </Link>
      </Page>
    );
  }

  const add = async () => {
    const first = problems[0];
    if (first) {
      setPressed(true);
      document.getElementById(`message-${first.id}`)?.focus();
      return;
    }
    await request(async () => {
      await start();
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
          {refusal ? <RefusalNotice refusal={refusal} sayUncharged /> : null}
          <ChoiceRow
            label={t('addition.countLabel')}
            large
            value={String(stickers.length + draft.count)}
            options={counts.map((count) => ({
              value: String(count),
              text: t('messages.countOption', { count }),
              testId: `count-${count}`,
            }))}
            onChange={(value) => chooseCount(Number(value))}
          />
          <SuggestionChoice draft={draft} choose={choose} />
          <MessageList
            draft={draft}
            choose={choose}
            showProblems={wasPressed}
            firstPlace={stickers.length + 1}
          />
        </div>
      </Page>
      <Foot
        note={
          problems.length > 0 ? (
            <span className="font-bold text-act-text">
              {t('messages.problems', { count: problems.length })}
            </span>
          ) : balance === null ? null : isShort ? (
            t('addition.footShort', { price, balance })
          ) : (
            <AdditionPrice added={draft.count} covered={covered} price={price} balance={balance} />
          )
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
            isDisabled={isBusy || balance === null}
            data-testid="start-addition"
            onPress={add}
          >
            {isBusy ? t('addition.starting') : t('addition.start', { added: draft.count })}
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
