import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { Confirmations } from './confirmations.tsx';
import { confirmationOf } from './confirmed_form.ts';
import { ReviewPictures } from './review_pictures.tsx';
import { ReviewValues } from './review_values.tsx';
import { HindranceNotice, Risks, TokensMissing } from './start_notices.tsx';
import type { Submission } from './use_submission.ts';

interface ReviewSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly set: StampSet;
  readonly submission: Submission;
  readonly onTab: (tab: SetTab) => void;
}

/** Everything that will be submitted, for review and confirmation; only then the button is enabled. */
export function ReviewSheet({ isOpen, onClose, ...rest }: ReviewSheetProps) {
  const isBusy = rest.submission.start.busy !== null;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!isBusy}
      className="fixed inset-0 z-40 grid animate-appear items-end bg-black/60 sm:place-items-center sm:p-6"
    >
      <Modal className="flex max-h-[94dvh] w-full min-w-0 flex-col overflow-hidden rounded-t-card bg-card text-ink shadow-lift sm:max-h-full sm:max-w-2xl sm:rounded-card">
        <Dialog className="flex min-h-0 flex-1 flex-col outline-none" data-testid="review-sheet">
          <SheetContent onClose={onClose} {...rest} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Number of checkboxes: all checks, and the person's own name. */
const boxes = humanChecks.length + 1;

function SheetContent({ set, submission, onTab, onClose }: Omit<ReviewSheetProps, 'isOpen'>) {
  const t = useTranslations('submission.sheet');
  const { isChanged, ticked, tick } = useTicks(set);
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line py-2 pr-2 pl-5">
        <Heading slot="title" className="flex-1 text-xl">
          {t('title')}
        </Heading>
        <IconButton
          icon={X}
          label={t('close')}
          onPress={onClose}
          isDisabled={submission.start.busy !== null}
        />
      </div>
      <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-5">
        <p>{t('lead')}</p>
        {isChanged ? <Notice kind="info">{t('changed')}</Notice> : null}
        <ReviewPictures set={set} />
        <ReviewValues
          set={set}
          onChange={() => {
            onClose();
            onTab('info');
          }}
        />
        <Risks isOpen />
        <Confirmations ticked={ticked} onTick={tick} submission={submission} />
      </div>
      <SheetFoot
        set={set}
        submission={submission}
        left={boxes - ticked.size}
        onClose={onClose}
        onTab={(tab) => {
          onClose();
          onTab(tab);
        }}
      />
    </>
  );
}

interface SheetFootProps extends Omit<ReviewSheetProps, 'isOpen'> {
  /** Checkboxes that are not ticked yet. */
  readonly left: number;
}

/** The button, and why it is not enabled yet. */
function SheetFoot({ set, submission, left, onClose, onTab }: SheetFootProps) {
  const t = useTranslations('submission');
  const { start, hindrance, money, balance } = submission;
  const price = money?.price ?? null;
  const missing = price !== null && balance !== null ? price - balance : null;
  const isReady = left === 0 && hindrance === null && missing !== null && missing <= 0;
  return (
    <div className="flex flex-col gap-2 border-t border-line p-4 pb-[max(1rem,env(safe-area-inset-bottom))]">
      {start.error ? <ErrorNotice error={start.error} sayUncharged /> : null}
      <p aria-live="polite" className="text-center text-note text-ink-soft" data-testid="review-missing">
        {left > 0 ? t('sheet.missing', { count: left }) : t('sheet.complete')}
      </p>
      {hindrance ? <HindranceNotice hindrance={hindrance} onTab={onTab} /> : null}
      {missing !== null && missing > 0 ? <TokensMissing stampId={set.stamp.id} missing={missing} /> : null}
      <Button
        kind="act"
        isDisabled={!isReady || start.busy !== null}
        onPress={async () => {
          if (await start.submit()) onClose();
        }}
        data-testid="submit"
      >
        {start.busy === 'submit'
          ? t('sheet.starting')
          : price === 0
            ? t('sheet.confirmFree')
            : t('sheet.confirm', { price: price ?? 0 })}
      </Button>
    </div>
  );
}

/** The ticked boxes for the current set; a change to the set clears them. */
function useTicks(set: StampSet) {
  const shown = JSON.stringify(confirmationOf(set));
  const [seen, setSeen] = useState(shown);
  const [isChanged, setChanged] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  if (seen !== shown) {
    setSeen(shown);
    setChanged(true);
    setTicked(new Set());
  }
  const tick = (id: string, isOn: boolean) =>
    setTicked((before) => {
      const after = new Set(before);
      if (isOn) after.add(id);
      else after.delete(id);
      return after;
    });
  return { ticked, tick, isChanged };
}
