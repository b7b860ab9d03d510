import { stickerSpec } from '@pochitto/functions/domain/product/product_spec';
import { useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { problemMessages, suggestedFor } from '../../lib/draft/draft_messages.ts';
import { MessageList } from '../../shared/messages/message_list.tsx';
import { SetCoach } from '../../shared/messages/set_coach.tsx';
import { SuggestionChoice } from '../../shared/messages/suggestion_choice.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Step, useCreation } from './step.tsx';

export function Component() {
  const t = useTranslations();
  const navigate = useNavigate();
  const { draft, photo, choose } = useCreation();
  const [wasPressed, setPressed] = useState(false);
  const problems = problemMessages(draft);

  if (!photo) return <Navigate to="/create" replace />;

  const goOn = () => {
    const first = problems[0];
    if (!first) return navigate('/create/style');
    setPressed(true);
    document.getElementById(`message-${first.id}`)?.focus();
  };

  return (
    <Step
      name="messages"
      title={t('messages.title')}
      lead={t('messages.lead')}
      footNote={
        problems.length > 0 ? (
          <span className="font-bold text-act-text">
            {t('messages.problems', { count: problems.length })}
          </span>
        ) : (
          t('messages.ready', { count: draft.count })
        )
      }
      footAction={
        <Button kind="act" className="flex-1" data-testid="next-step" onPress={goOn}>
          {t('create.nextStyle')}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <ChoiceRow
          label={t('messages.countLabel')}
          large
          value={String(draft.count)}
          options={stickerSpec.counts.map((count) => ({
            value: String(count),
            text: t('messages.countOption', { count }),
            testId: `count-${count}`,
          }))}
          onChange={(value) => {
            const count = stickerSpec.counts.find((each) => String(each) === value);
            if (!count) return;
            choose((before) => ({
              count,
              messages: suggestedFor(before.messages, count, before.language, before.tone),
            }));
          }}
        />
        <SuggestionChoice draft={draft} choose={choose} />
        <MessageList draft={draft} choose={choose} showProblems={wasPressed} />
        {/* Below the list, so that nothing shifts while a person types. */}
        <SetCoach draft={draft} choose={choose} />
      </div>
    </Step>
  );
}
