import { locales } from '@pochitto/functions/domain/accounts/user';
import { messagePackNames } from '@pochitto/functions/domain/generation/message_packs';
import { type MessageStyle, messageTones } from '@pochitto/functions/domain/generation/suggested_messages';
import { Sparkles } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { emptyCount, withEmptyFilled, withSuggestions } from '../../lib/draft/draft_messages.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import type { MessageListProps } from './message_list.tsx';

/** Choice of tone and language of the suggestions. */
export function SuggestionChoice({ draft, choose }: Pick<MessageListProps, 'draft' | 'choose'>) {
  const t = useTranslations('messages');
  const empty = emptyCount(draft);
  const chooseStyle = (tone: MessageStyle) =>
    choose((before) => ({ tone, messages: withSuggestions(before, before.language, tone) }));
  return (
    <section className="flex flex-col gap-4 rounded-card border border-line bg-card p-4 sm:p-5">
      <ChoiceRow
        label={t('toneLabel')}
        value={draft.tone}
        options={(['mix', ...messageTones] as const).map((tone) => ({
          value: tone,
          text: t(`tones.${tone}`),
          testId: `tone-${tone}`,
        }))}
        onChange={chooseStyle}
      />
      <ChoiceRow
        label={t('packLabel')}
        value={draft.tone}
        options={messagePackNames.map((pack) => ({
          value: pack,
          text: t(`packs.${pack}`),
          testId: `pack-${pack}`,
        }))}
        onChange={chooseStyle}
      />
      <ChoiceRow
        label={t('languageLabel')}
        value={draft.language}
        options={locales.map((language) => ({ value: language, text: t(`languages.${language}`) }))}
        onChange={(language) =>
          choose((before) => ({ language, messages: withSuggestions(before, language, before.tone) }))
        }
      />
      <div className="flex min-h-12 items-center">
        {empty === 0 ? (
          <p className="text-note text-ink-soft">{t('keepEdited')}</p>
        ) : (
          <Button
            data-testid="fill-suggestions"
            onPress={() => choose((before) => ({ messages: withEmptyFilled(before) }))}
          >
            <Sparkles size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('fill', { count: empty })}
          </Button>
        )}
      </div>
    </section>
  );
}
