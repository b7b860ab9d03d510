import type { Refusal } from '@pochitto/functions/domain/api';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '../ui/notice.tsx';
import { useErrorText, useMend, useReference } from './error_text.ts';
import { VerifyEmail } from './verify_email.tsx';

interface RefusalNoticeProps {
  readonly refusal: Refusal;
  /** Says that nothing was charged, where something could have been. */
  readonly sayUncharged?: boolean;
  readonly children?: ReactNode;
}

/** An error in three lines: what happened, what to do, money. */
export function RefusalNotice({ refusal, sayUncharged = false, children }: RefusalNoticeProps) {
  const t = useTranslations('notice');
  const reference = useReference()(refusal);
  const [what] = useErrorText()(refusal.code);
  const mend = useMend()(refusal);
  return (
    <Notice kind="problem" title={what}>
      <p>{mend}</p>
      {sayUncharged ? <p className="text-note text-ink-soft">{t('uncharged')}</p> : null}
      {reference ? <p className="text-note text-ink-soft">{reference}</p> : null}
      {refusal.code === 'ai_unverified' ? <VerifyEmail /> : null}
      {children}
    </Notice>
  );
}
