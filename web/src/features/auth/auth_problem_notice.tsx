import { useTranslations } from 'use-intl';
import { Notice } from '../../ui/notice.tsx';
import type { AuthProblem } from './auth_problem.ts';

/** A problem that belongs to no field. */
export function AuthProblemNotice({ problem }: { problem: AuthProblem | null }) {
  const t = useTranslations();
  if (!problem) return null;
  return (
    <Notice kind="problem">
      <p>{t(`auth.problem.${problem.key}`)}</p>
      {problem.reference ? (
        <p className="text-note text-ink-soft">{t('notice.reference', { reference: problem.reference })}</p>
      ) : null}
    </Notice>
  );
}
