import { prices } from '@pochitto/functions/domain/tokens/prices';
import { Square } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { QuestionDialog } from '../../../ui/question_dialog.tsx';
import { useTicketCredit } from '../set_prices.ts';
import type { StampSet } from '../use_set.ts';

interface CancelMakingProps {
  readonly set: StampSet;
  /** The queue's run number: 0 while the set is made for the first time. */
  readonly runNumber: number;
}

/** Cancels the generation, after saying what stays and what is refunded. */
export function CancelMaking({ set, runNumber }: CancelMakingProps) {
  const t = useTranslations('progress');
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest({ staysBusy: true });
  const text = useCancelText(set, runNumber);

  const cancel = () =>
    request(async () => {
      await call('cancelGeneration', { stampId: set.stamp.id });
      // The set's live status then removes this panel.
    });

  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)} data-testid="cancel-making">
        <Square size={16} strokeWidth={2} aria-hidden="true" />
        {t('cancel')}
      </Button>
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('cancelTitle')}
        text={text}
        confirm={isBusy ? t('cancelling') : t('cancelYes')}
        cancel={t('cancelNo')}
        onConfirm={cancel}
        isBusy={isBusy}
        confirmTestId="confirm-cancel"
      >
        {error ? <ErrorNotice error={error} /> : null}
      </QuestionDialog>
    </>
  );
}

function useCancelText({ stamp, stickers }: StampSet, runNumber: number): string {
  const t = useTranslations('progress');
  const credit = useTicketCredit(stamp) ?? 0;
  const done = stickers.filter(({ state }) => state === 'done').length;
  const rest = stickers.length - done;
  const tokensBack = () =>
    runNumber > 0 ? t('cancelRefund') : t('cancelTokens', { rest: rest * prices.sticker });
  const ticketBack = () => {
    if (runNumber > 0) return t('cancelRefundTicket');
    return done === 0 ? t('cancelTicketBack') : t('cancelTicketStays', { left: credit - done });
  };
  if (rest === 0) return t('cancelAll', { done });
  const stays = done === 0 ? t('cancelNothing') : t('cancelKeeps', { done, rest });
  return `${stays} ${stamp.payWith === 'tokens' ? tokensBack() : ticketBack()}`;
}
