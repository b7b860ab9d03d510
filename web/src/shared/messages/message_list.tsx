import { useMemo } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useTranslations } from 'use-intl';
import {
  type MessageChange,
  type MessageDraft,
  shownMessages,
  withAnother,
  withText,
} from '../../lib/draft/draft_messages.ts';
import { useReorder } from '../../lib/reorder.ts';
import { MessageRow } from './message_row.tsx';

export interface MessageListProps {
  readonly draft: MessageDraft;
  readonly choose: (change: (before: MessageDraft) => MessageChange) => void;
  readonly showProblems: boolean;
  /** Number of the first message. */
  readonly firstPlace?: number;
}

/** The messages in order: edited in place, moved by mouse, touch or keyboard. */
export function MessageList({ draft, choose, showProblems, firstPlace = 1 }: MessageListProps) {
  const t = useTranslations('messages');
  const shown = shownMessages(draft);
  // Keeps the same map while the order is unchanged, so that a keystroke renders one row instead of forty.
  const order = shown.map((message) => message.id).join(' ');
  const places = useMemo(
    () => new Map(order.split(' ').map((id, index) => [id, index + firstPlace])),
    [order, firstPlace],
  );

  const { dragAndDropHooks } = useReorder(
    (id) => String(places.get(id) ?? ''),
    (move) => choose((before) => ({ messages: move(before.messages) })),
  );

  return (
    <GridList
      aria-label={t('listLabel')}
      items={shown}
      dependencies={[places, showProblems, t]}
      dragAndDropHooks={dragAndDropHooks}
      keyboardNavigationBehavior="tab"
      disallowTypeAhead
      className="flex flex-col outline-none"
    >
      {(message) => (
        <MessageRow
          message={message}
          place={places.get(message.id) ?? 0}
          showProblem={showProblems}
          onText={(text) => choose((before) => ({ messages: withText(before.messages, message.id, text) }))}
          onAnother={() => choose((before) => ({ messages: withAnother(before, message.id) }))}
        />
      )}
    </GridList>
  );
}
