import type { Refusal } from '@pochitto/functions/domain/api';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Notice } from '../ui/notice.tsx';
import { useErrorAction, useErrorText, useReference } from './error_text.ts';
import { VerifyEmail } from './verify_email.tsx';

interface RefusalNoticeProps {
  readonly refusal: Refusal;
  /** Says that nothing was charged, where something could have been. */
  readonly sayUncharged?: boolean;
  readonly children?: ReactNode;
}

/** An error in up to three lines: what happened, what to do, and that nothing was charged. */
export function RefusalNotice({ refusal, sayUncharged = false, children }: RefusalNoticeProps) {
  const t = useTranslations('notice');
  const reference = useReference()(refusal);
  const [problem] = useErrorText()(refusal.code);
  const action = useErrorAction()(refusal);
  return (
    <Notice kind="problem" title={problem}>
      <p>{action}</p>
      {sayUncharged ? <p className="text-note text-ink-soft">{t('uncharged')}</p> : null}
      {reference ? <p className="text-note text-ink-soft">{reference}</p> : null}
      {refusal.code === 'ai_unverified' ? <VerifyEmail /> : null}
      {children}
    </Notice>
  );
}
