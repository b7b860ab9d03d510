import {
  maxMessageGraphemes,
  messageProblem,
  tidyMessage,
} from '@pochitto/functions/domain/stamps/message_text';
import { graphemes } from '@pochitto/functions/domain/stamps/text_units';
import { GripVertical, Shuffle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { GridListItem } from 'react-aria-components/GridList';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import type { DraftMessage } from '../../lib/draft/draft_messages.ts';
import { useTyping } from '../../lib/use_typing.ts';
import { IconButton } from '../../ui/button.tsx';
import { useErrorLine } from '../error_notice.tsx';

const pauseMs = 300;

interface MessageRowProps {
  readonly message: DraftMessage;
  readonly place: number;
  readonly showProblem: boolean;
  readonly onText: (text: string) => void;
  readonly onAnother: () => void;
}

/** One message. A problem is shown after the person has left the field, or immediately if the text is too long. */
export function MessageRow({ message, place, showProblem, onText, onAnother }: MessageRowProps) {
  const t = useTranslations('messages');
  const errorLine = useErrorLine();
  const [wasLeft, setLeft] = useState(false);
  const { text, setText, keep } = useTyping({ kept: message.text, onText, pauseMs });
  // The page may close before the debounce fires: store the typed text on unmount.
  useEffect(() => {
    const keepNow = () => flushSync(keep);
    window.addEventListener('pagehide', keepNow);
    return () => window.removeEventListener('pagehide', keepNow);
  }, [keep]);
  const tidy = tidyMessage(text);
  const problem = messageProblem(tidy);
  const length = graphemes(tidy);
  const isWrong = problem !== null && (wasLeft || showProblem || problem === 'message_too_long');
  const problemId = `problem-${message.id}`;

  return (
    <GridListItem
      id={message.id}
      textValue={tidyMessage(message.text) || String(place)}
      className="mb-2 rounded-xl border border-line bg-card data-[dragging]:opacity-40 data-[drop-target]:border-act"
    >
      <div className="flex items-center gap-1 p-1.5">
        <Button
          slot="drag"
          aria-label={t('drag', { message: tidy || String(place) })}
          className="pressable grid h-11 w-9 shrink-0 cursor-grab touch-none place-items-center rounded-lg text-ink-soft hover:bg-sunken"
        >
          <GripVertical size={20} strokeWidth={1.75} aria-hidden="true" />
        </Button>
        <span className="font-display w-7 shrink-0 text-center text-note text-ink-soft">{place}</span>
        <input
          id={`message-${message.id}`}
          data-testid={`message-${place}`}
          aria-label={t('inputLabel', { number: place })}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? problemId : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={() => setLeft(false)}
          onBlur={() => {
            setLeft(true);
            keep();
          }}
          enterKeyHint="next"
          className="min-h-11 min-w-0 flex-1 rounded-lg border border-transparent bg-transparent px-2 text-base hover:border-line focus:border-line-strong aria-invalid:border-act-text"
        />
        {length > maxMessageGraphemes - 8 ? (
          <span
            className={`text-note ${length > maxMessageGraphemes ? 'font-bold text-act-text' : 'text-ink-soft'}`}
          >
            {t('counter', { used: length, limit: maxMessageGraphemes })}
          </span>
        ) : null}
        <IconButton icon={Shuffle} label={t('another', { number: place })} onPress={onAnother} />
      </div>
      {isWrong && problem ? (
        <p id={problemId} role="alert" className="px-4 pb-3 pl-19 text-note font-bold text-act-text">
          {errorLine(problem)}
        </p>
      ) : null}
    </GridListItem>
  );
}
