import {
  type MessageLanguage,
  maxMessageGraphemes,
  messageProblem,
  tidyMessage,
} from '@pochitto/functions/domain/stamps/message_text';
import { graphemes } from '@pochitto/functions/domain/stamps/text_units';
import { useTranslations } from 'use-intl';
import { useTyping } from '../../../lib/use_typing.ts';
import { useErrorLine } from '../../../shared/error_notice.tsx';
import type { TranslatedRow } from './use_translation.ts';

const pauseMs = 300;

interface TranslationRowProps {
  readonly row: TranslatedRow;
  readonly language: MessageLanguage;
  readonly onText: (text: string) => void;
}

/** A message, how its translation was found, and the translation to edit. */
export function TranslationRow({ row: { sticker, ...row }, language, onText }: TranslationRowProps) {
  const t = useTranslations();
  const errorLine = useErrorLine();
  const { text, setText, keep } = useTyping({ kept: row.text, onText, pauseMs });
  const tidy = tidyMessage(text);
  const problem = messageProblem(tidy);
  const length = graphemes(tidy);
  const { source, isEdited } = row;
  const problemId = `problem-${sticker.id}`;
  return (
    <li
      data-testid={`translation-${sticker.place}`}
      data-source={source}
      className="rounded-xl border border-line bg-card px-3 py-2"
    >
      <div className="flex min-h-6 items-center gap-2 text-note text-ink-soft">
        <span className="font-display w-6 shrink-0">{sticker.place}</span>
        <bdi className="min-w-0 flex-1 truncate">{sticker.message}</bdi>
        {source !== 'table' && !isEdited ? (
          <span className="shrink-0 rounded-full bg-sunken px-2.5 py-0.5 font-bold text-ink">
            {t(`derive.sources.${source}`)}
          </span>
        ) : null}
        {length > maxMessageGraphemes - 8 ? (
          <span className={length > maxMessageGraphemes ? 'font-bold text-act-text' : ''}>
            {t('messages.counter', { used: length, limit: maxMessageGraphemes })}
          </span>
        ) : null}
      </div>
      <input
        lang={language}
        aria-label={t('derive.translationOf', { message: sticker.message })}
        aria-invalid={problem !== null}
        aria-describedby={problem ? problemId : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        enterKeyHint="next"
        className="mt-1 ml-8 min-h-11 w-[calc(100%-2rem)] rounded-lg border border-line bg-transparent px-2 text-base focus:border-line-strong aria-invalid:border-act-text"
      />
      {problem ? (
        <p id={problemId} role="alert" className="mt-1 pl-8 text-note font-bold text-act-text">
          {errorLine(problem)}
        </p>
      ) : null}
    </li>
  );
}
