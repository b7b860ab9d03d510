import { ClipboardPen, Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { SetTab } from '../set_tab.ts';
import type { StampSet } from '../use_set.ts';
import { Connection } from './connection.tsx';
import { ReviewSheet } from './review_sheet.tsx';
import { HindranceNotice, Risks, TokensMissing } from './start_notices.tsx';
import type { Submission } from './use_submission.ts';

interface AutomaticProps {
  readonly set: StampSet;
  readonly submission: Submission;
  readonly onTab: (tab: SetTab) => void;
}

/** Automatic submission to Creators Market: the connection, a rehearsal, the submission. */
export function Automatic({ set, submission, onTab }: AutomaticProps) {
  const t = useTranslations('submission');
  const { connection, hindrance, isAvailable } = submission;
  return (
    <section
      className="flex flex-col gap-4 rounded-card border border-line bg-card p-5"
      data-testid="automatic"
      data-state={isAvailable === false ? 'off' : hindrance ? 'hindered' : 'free'}
    >
      <div>
        <h2 className="text-lg">{t('title')}</h2>
        <p className="mt-1 text-note text-ink-soft">{t('lead')}</p>
      </div>
      {isAvailable === false ? (
        <Notice kind="info" title={t('off')}>
          <p>{t('offText')}</p>
        </Notice>
      ) : (
        <>
          <Connection connection={connection} stampId={set.stamp.id} />
          <Risks isOpen={connection.state !== 'active' && connection.state !== 'loading'} />
          {hindrance ? <HindranceNotice hindrance={hindrance} onTab={onTab} /> : null}
          <Ways set={set} submission={submission} onTab={onTab} />
        </>
      )}
    </section>
  );
}

function Ways({ set, submission, onTab }: AutomaticProps) {
  const t = useTranslations('submission');
  const { start, hindrance, money, balance, isAvailable } = submission;
  const [isSheetOpen, setSheetOpen] = useState(false);
  const missing = money && balance !== null ? money.price - balance : null;
  const isHindered = hindrance !== null || isAvailable === null || start.busy !== null;
  return (
    <>
      {start.error && !isSheetOpen ? <ErrorNotice error={start.error} sayUncharged /> : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Way title={t('rehearseTitle')} price={t('rehearsePrice')} text={t('rehearseText')}>
          <Button isDisabled={isHindered} onPress={start.rehearse} data-testid="rehearse">
            <ClipboardPen size={18} strokeWidth={1.75} aria-hidden="true" />
            {start.busy === 'rehearsal' ? t('rehearsing') : t('rehearse')}
          </Button>
        </Way>
        <Way
          title={t('submitTitle')}
          price={
            money === null ? '' : money.price === 0 ? t('priceFree') : t('price', { price: money.price })
          }
          text={t('submitText')}
        >
          {missing !== null && missing > 0 && !hindrance ? (
            <TokensMissing stampId={set.stamp.id} missing={missing} />
          ) : (
            <Button
              kind="act"
              isDisabled={isHindered || missing === null}
              onPress={() => setSheetOpen(true)}
              data-testid="open-review"
            >
              <Send size={20} strokeWidth={2} aria-hidden="true" />
              {t('submit')}
            </Button>
          )}
        </Way>
      </div>
      <ReviewSheet
        isOpen={isSheetOpen}
        onClose={() => setSheetOpen(false)}
        set={set}
        submission={submission}
        onTab={onTab}
      />
    </>
  );
}

interface WayProps {
  readonly title: string;
  readonly price: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Way({ title, price, text, children }: WayProps) {
  return (
    <div className="flex flex-col gap-2 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-base">{title}</h3>
        <span className="text-note font-bold text-ink-soft">{price}</span>
      </div>
      <p className="flex-1 text-note text-ink-soft">{text}</p>
      <div className="flex flex-col gap-2 pt-1">{children}</div>
    </div>
  );
}
