import { Lightbulb } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type Advice, adviceFor, replacedBy, withAdvice } from '../../lib/draft/set_advice.ts';
import { Button } from '../../ui/button.tsx';
import type { MessageListProps } from './message_list.tsx';

/**
 * Advice that would make the set more useful, each with a button that applies it. Renders nothing if there is none.
 */
export function SetCoach({ draft, choose }: Pick<MessageListProps, 'draft' | 'choose'>) {
  const t = useTranslations('messages.coach');
  const advice = adviceFor(draft);
  if (advice.length === 0) return null;
  return (
    <section
      aria-label={t('title')}
      data-testid="set-coach"
      className="flex flex-col gap-1 rounded-card border border-line bg-card p-4 sm:p-5"
    >
      <h2 className="flex items-center gap-2 text-base">
        <Lightbulb size={20} strokeWidth={1.75} className="text-ink-soft" aria-hidden="true" />
        {t('title')}
      </h2>
      <ul className="flex flex-col divide-y divide-line">
        {advice.map((each) => (
          <AdviceRow
            key={each.kind === 'long' ? each.id : `${each.kind} ${each.feeling}`}
            advice={each}
            onPress={adviceAction(each)}
            canApply={replacedBy(draft, each).length > 0}
          />
        ))}
      </ul>
    </section>
  );

  function adviceAction(each: Advice) {
    if (each.kind === 'long') return () => document.getElementById(`message-${each.id}`)?.focus();
    return () => choose((before) => ({ messages: withAdvice(before, each) }));
  }
}

interface AdviceRowProps {
  readonly advice: Advice;
  readonly onPress: () => void;
  readonly canApply: boolean;
}

function AdviceRow({ advice, onPress, canApply }: AdviceRowProps) {
  const t = useTranslations();
  const { kind } = advice;
  const feeling = kind === 'long' ? '' : t(`acting.feelings.${advice.feeling}`);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <p className="min-w-0 flex-1 basis-56">
        {kind === 'missing' ? t('messages.coach.missing', { feeling }) : null}
        {kind === 'repeated' ? t('messages.coach.repeated', { feeling, times: advice.times }) : null}
        {kind === 'long' ? t('messages.coach.long', { message: advice.text }) : null}
      </p>
      {kind === 'long' || canApply ? (
        <Button kind="plain" onPress={onPress} data-testid={`coach-${kind}`}>
          {t(`messages.coach.do.${kind}`)}
          {feeling === '' ? null : <span className="sr-only">: {feeling}</span>}
        </Button>
      ) : null}
    </li>
  );
}
