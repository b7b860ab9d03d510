import { useState } from 'react';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { problemMessages } from '../../../lib/draft/draft_messages.ts';
import { usePerson } from '../../../lib/firebase/session.tsx';
import { MessageList } from '../../../shared/messages/message_list.tsx';
import { SuggestionChoice } from '../../../shared/messages/suggestion_choice.tsx';
import { MissingSet } from '../../../shared/missing_set.tsx';
import { ChoiceRow } from '../../../ui/choice_row.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { useTicketCredit } from '../set_prices.ts';
import { type StampSet, useSet } from '../use_set.ts';
import { AdditionFrame } from './addition_frame.tsx';
import { DrawingsAddition } from './drawings_addition.tsx';
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
  if (credit === null) return <Waiting />;
  const Form = set.stamp.engine === 'drawings' ? DrawingsAddition : AdditionForm;
  return <Form set={set} credit={credit} />;
}

interface AdditionFormProps {
  readonly set: StampSet;
  /** Stickers that the set's ticket can still pay. */
  readonly credit: number;
}

/** Choice of the new number of stickers and their words, with the price. */
function AdditionForm({ set, credit }: AdditionFormProps) {
  const t = useTranslations();
  const { stickers } = set;
  const { draft, counts, choose, chooseCount, start } = useAddition(set, credit);
  const [wasPressed, setPressed] = useState(false);
  const problems = problemMessages(draft);
  const check = () => {
    const [first] = problems;
    if (!first) return true;
    setPressed(true);
    document.getElementById(`message-${first.id}`)?.focus();
    return false;
  };
  return (
    <AdditionFrame
      set={set}
      credit={credit}
      isFull={counts.length === 0}
      count={draft.count}
      problem={
        problems.length > 0 ? (
          <span className="font-bold text-act-text">
            {t('messages.problems', { count: problems.length })}
          </span>
        ) : null
      }
      check={check}
      start={start}
    >
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
      <MessageList draft={draft} choose={choose} showProblems={wasPressed} firstPlace={stickers.length + 1} />
    </AdditionFrame>
  );
}
