import type { Refusal } from '@pochitto/functions/domain/api';
import { prices } from '@pochitto/functions/domain/prices';
import type { Stamp } from '@pochitto/functions/domain/stamp';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/call.ts';
import type { WithId } from '../../lib/live.ts';
import { RefusalNotice } from '../../lib/refusal_notice.tsx';
import { refusalOf } from '../../lib/refused.ts';
import { Button } from '../../ui/button.tsx';
import { QuestionDialog } from '../../ui/question_dialog.tsx';
import { type RedoPrice, useRedoPrice } from './use_redo_price.ts';
import type { Sticker } from './use_set.ts';
import { useTicketCredit } from './use_ticket_credit.ts';

interface RedoStickerProps {
  readonly stamp: WithId<Stamp>;
  readonly sticker: Sticker;
  readonly onStarted: () => void;
}

/** Makes one sticker once more, for the price that is said beside it. */
export function RedoSticker({ stamp, sticker, onStarted }: RedoStickerProps) {
  const t = useTranslations();
  const price = useRedoPrice(stamp.id, stamp.userId);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isMissing = sticker.image === null;

  const redo = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await call('redoSticker', { stampId: stamp.id, messageId: sticker.id });
      onStarted();
    } catch (error) {
      setRefusal(refusalOf(error));
      setAsking(false);
    }
    setBusy(false);
  };
  const cost = useCost(stamp, sticker, price);

  return (
    <>
      <Button
        isDisabled={price === null || isBusy || stamp.status !== 'generated'}
        // What was never made has nothing to lose.
        onPress={() => (isMissing ? redo() : setAsking(true))}
        data-testid="redo-sticker"
      >
        <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
        {isMissing ? t('viewer.makeAgain') : t('viewer.redo')}
      </Button>
      <span className="min-h-6 text-note text-ink-soft">{cost}</span>
      {refusal ? (
        <div className="w-full">
          <RefusalNotice refusal={refusal} sayUncharged />
        </div>
      ) : null}
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('viewer.redoTitle')}
        text={t(stamp.engine === 'openai' ? 'viewer.redoAi' : 'viewer.redoEmbedded')}
        confirm={t('viewer.redoConfirm')}
        cancel={t('notice.cancel')}
        onConfirm={redo}
        isBusy={isBusy}
        confirmTestId="confirm-redo"
      >
        <p className="font-bold">{cost}</p>
      </QuestionDialog>
    </>
  );
}

/** What it costs, in words. One that was never made is paid by what is left of the set's ticket, or like a new one. */
function useCost(stamp: Stamp, sticker: Sticker, price: RedoPrice | null): string {
  const t = useTranslations('viewer');
  const credit = useTicketCredit(stamp);
  if (sticker.image === null) {
    if (credit === null) return '';
    return credit > 0 ? t('redoTicket') : t('redoPaid', { price: prices.sticker });
  }
  if (price === null) return '';
  return price.price === 0 ? t('redoFree', { left: price.left }) : t('redoPaid', { price: price.price });
}
