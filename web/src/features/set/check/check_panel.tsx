import { humanChecks } from '@pochitto/functions/domain/stamps/human_checks';
import { stampMayBeEdited } from '@pochitto/functions/domain/stamps/stamp';
import { RotateCw, Wand2 } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { Button } from '../../../ui/button.tsx';
import type { SetTab } from '../set_tab.ts';
import { LockedNotice } from '../submission/locked_notice.tsx';
import type { StampSet } from '../use_set.ts';
import { FindingRow } from './finding_row.tsx';
import { type Check, type CheckResult, useFixing } from './use_check.ts';

interface CheckPanelProps {
  readonly set: StampSet;
  readonly check: Check;
  readonly onTab: (tab: SetTab) => void;
}

/** Checks against the rules of Creators Market: problems first, each with its fix. */
export function CheckPanel({ set, check, onTab }: CheckPanelProps) {
  const t = useTranslations('checks');
  const { result, error, isRunning, again } = check;
  const { fix, isBusy, error: fixError } = useFixing(set, again);
  if (error) {
    return (
      <ErrorNotice error={error}>
        <Button className="mt-3" onPress={again}>
          {t('again')}
        </Button>
      </ErrorNotice>
    );
  }
  if (!result) return <p className="py-16 text-center text-ink-soft">{t('running')}</p>;
  const findings = result.findings.toSorted(
    (one, other) => Number(one.level === 'warn') - Number(other.level === 'warn'),
  );
  const fixable = findings.filter((finding) => finding.fix !== null);
  const mayChange = stampMayBeEdited(set.stamp);
  return (
    <div
      className="mx-auto flex max-w-3xl flex-col gap-5"
      data-testid="check"
      data-state={isRunning || isBusy ? 'running' : 'ready'}
    >
      {mayChange ? null : <LockedNotice stamp={set.stamp} onSend={() => onTab('send')} />}
      <section className="flex flex-col gap-4 rounded-card border border-line bg-card p-5 sm:flex-row sm:items-center">
        <div className="flex flex-1 items-center gap-5 max-sm:gap-4">
          <ScoreRing
            score={result.score}
            tint={findings.length === 0 ? 'good' : findings[0]?.level === 'block' ? 'bad' : 'fair'}
            label={t('score', { score: result.score })}
          />
          <div className="flex min-w-0 flex-col gap-1">
            <h2 className="text-lg max-sm:text-base" data-testid="check-summary">
              <Summary result={result} />
            </h2>
            <p className="text-note text-ink-soft">{t('noPromise')}</p>
          </div>
        </div>
        <div className="flex flex-wrap gap-2 sm:flex-col">
          {mayChange && fixable.length > 0 ? (
            <Button
              kind="act"
              className="max-sm:w-full"
              isDisabled={isBusy || isRunning}
              onPress={() => fix(fixable)}
              data-testid="fix-all"
            >
              <Wand2 size={20} strokeWidth={1.75} aria-hidden="true" />
              {isBusy ? t('fixing') : t('fixAll', { count: fixable.length })}
            </Button>
          ) : null}
          <Button kind="plain" isDisabled={isBusy || isRunning} onPress={again}>
            <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
            {isRunning ? t('running') : t('again')}
          </Button>
        </div>
      </section>
      {fixError ? <ErrorNotice error={fixError} /> : null}
      {findings.length > 0 ? (
        <ul className={`flex flex-col gap-3 ${isRunning ? 'opacity-60' : ''}`}>
          {findings.map((finding, index) => (
            <FindingRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a place can break a rule twice.
              key={`${finding.ruleId} ${finding.messageId} ${index}`}
              set={set}
              finding={finding}
              isBusy={isBusy || isRunning}
              onFix={() => fix([finding])}
              onTab={onTab}
            />
          ))}
        </ul>
      ) : null}
      <OwnEyes />
    </div>
  );
}

function Summary({ result: { findings } }: { result: CheckResult }) {
  const t = useTranslations('checks');
  const blocks = findings.filter(({ level }) => level === 'block').length;
  if (findings.length === 0) return t('perfect');
  return blocks > 0 ? t('blocks', { count: blocks }) : t('warns', { count: findings.length });
}

/** Points that only a person can judge. */
function OwnEyes() {
  const t = useTranslations('checks');
  const locale = useLocale();
  return (
    <details className="group rounded-card border border-line bg-card p-5">
      <summary className="font-display cursor-pointer text-base">{t('ask')}</summary>
      <p className="mt-2 text-note text-ink-soft">{t('askText')}</p>
      <ul className="mt-3 flex list-disc flex-col gap-1.5 pl-5">
        {humanChecks.map(({ id, question }) => (
          <li key={id}>{question[locale]}</li>
        ))}
      </ul>
    </details>
  );
}

/** Circumference of the ring in its own units. */
const length = 100;
const radius = length / (2 * Math.PI);

interface ScoreRingProps {
  /** 0 to 100. */
  readonly score: number;
  readonly tint: 'good' | 'fair' | 'bad';
  readonly label: string;
}

const tints = { good: 'stroke-matcha', fair: 'stroke-yolk', bad: 'stroke-act' };

/** The score as a ring. */
function ScoreRing({ score, tint, label }: ScoreRingProps) {
  return (
    <div className="relative grid size-28 shrink-0 place-items-center" role="img" aria-label={label}>
      <svg viewBox="0 0 40 40" className="absolute inset-0 -rotate-90" aria-hidden="true">
        <circle cx="20" cy="20" r={radius} fill="none" strokeWidth="3.5" className="stroke-line" />
        <circle
          cx="20"
          cy="20"
          r={radius}
          fill="none"
          strokeWidth="3.5"
          strokeLinecap="round"
          strokeDasharray={`${score === 0 ? 0 : Math.max(1, score)} ${length}`}
          className={`transition-[stroke-dasharray] duration-200 ${score === 0 ? 'opacity-0' : ''} ${tints[tint]}`}
        />
      </svg>
      <span className="font-display text-3xl" data-testid="check-score">
        {score}
      </span>
    </div>
  );
}
