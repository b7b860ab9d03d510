import type { Stamp } from '@pochitto/functions/domain/stamps/stamp';
import { prices } from '@pochitto/functions/domain/tokens/prices';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import type { WithId } from '../../../lib/firebase/live.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { QuestionDialog } from '../../../ui/question_dialog.tsx';
import { type RegenerationPrice, useRegenerationPrice, useTicketCredit } from '../set_prices.ts';
import type { Sticker } from '../use_set.ts';

interface RegenerateStickerProps {
  readonly stamp: WithId<Stamp>;
  readonly sticker: Sticker;
  readonly onStarted: () => void;
}

/** Regenerates one sticker; shows the price beside the button. */
export function RegenerateSticker({ stamp, sticker, onStarted }: RegenerateStickerProps) {
  const t = useTranslations();
  const price = useRegenerationPrice(stamp.id, stamp.userId);
  const [isAsking, setAsking] = useState(false);
  const { request, isBusy, error } = useRequest();
  const isMissing = sticker.image === null;

  const regenerate = async () => {
    const isStarted = await request(() =>
      call('regenerateSticker', { stampId: stamp.id, messageId: sticker.id }),
    );
    if (isStarted) onStarted();
    else setAsking(false);
  };
  const cost = useCost(stamp, sticker, price);

  return (
    <>
      <Button
        isDisabled={price === null || isBusy || stamp.status !== 'generated'}
        // A missing sticker has nothing to lose: no confirmation.
        onPress={() => (isMissing ? regenerate() : setAsking(true))}
        data-testid="regenerate-sticker"
      >
        <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
        {isMissing ? t('viewer.makeAgain') : t('viewer.regenerate')}
      </Button>
      <span className="min-h-6 text-note text-ink-soft">{cost}</span>
      {error ? (
        <div className="w-full">
          <ErrorNotice error={error} sayUncharged />
        </div>
      ) : null}
      <QuestionDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('viewer.regenerateTitle')}
        text={t(stamp.engine === 'openai' ? 'viewer.regenerateAi' : 'viewer.regenerateEmbedded')}
        confirm={t('viewer.regenerateConfirm')}
        cancel={t('notice.cancel')}
        onConfirm={regenerate}
        isBusy={isBusy}
        confirmTestId="confirm-regeneration"
      >
        <p className="font-bold">{cost}</p>
      </QuestionDialog>
    </>
  );
}

/** Returns the price as text. A missing sticker is paid by the rest of the set's ticket, or like a new one. */
function useCost(stamp: Stamp, sticker: Sticker, price: RegenerationPrice | null): string {
  const t = useTranslations('viewer');
  const credit = useTicketCredit(stamp);
  if (sticker.image === null) {
    if (credit === null) return '';
    return credit > 0 ? t('regenerateTicket') : t('regeneratePaid', { price: prices.sticker });
  }
  if (price === null) return '';
  return price.price === 0
    ? t('regenerateFree', { left: price.left })
    : t('regeneratePaid', { price: price.price });
}
