import { Circle, CircleAlert, CircleCheck, CircleDot, ImageIcon } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useFormatter, useTranslations } from 'use-intl';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import type { StepRow, StepState } from './step_rows.ts';

const looks = {
  done: { icon: CircleCheck, tint: 'text-matcha' },
  running: { icon: CircleDot, tint: 'text-sky' },
  stopped: { icon: CircleAlert, tint: 'text-act-text' },
  coming: { icon: Circle, tint: 'text-line-strong' },
} as const satisfies Record<StepState, unknown>;

interface TimelineProps {
  readonly rows: readonly StepRow[];
  readonly onPicture: (path: string) => void;
}

/** The steps at the site with screenshots. */
export function Timeline({ rows, onPicture }: TimelineProps) {
  return (
    <ol className="flex flex-col" data-testid="timeline">
      {rows.map((row) => (
        <Step key={row.name} row={row} onPicture={onPicture} />
      ))}
    </ol>
  );
}

function Step({ row, onPicture }: { row: StepRow; onPicture: (path: string) => void }) {
  const t = useTranslations('submission');
  const { name, state, step, times } = row;
  const { icon: Icon, tint } = looks[state];
  const screenshot = step?.screenshot ?? null;
  return (
    <li
      data-testid={`step-${name}`}
      data-state={state}
      aria-current={state === 'running' ? 'step' : undefined}
      className="relative flex min-h-12 items-center gap-3 py-1 not-last:before:absolute not-last:before:top-1/2 not-last:before:left-[10px] not-last:before:h-full not-last:before:w-0.5 not-last:before:bg-line"
    >
      <Icon
        size={22}
        strokeWidth={2}
        className={`relative shrink-0 rounded-full bg-card ${tint}`}
        aria-hidden="true"
      />
      <div className="min-w-0 flex-1">
        <p className={state === 'coming' ? 'text-ink-soft' : 'font-bold'}>
          {t(`steps.${name}`)}
          <span className="sr-only"> {t(`stepStates.${state}`)}</span>
        </p>
        {state === 'running' ? <p className="text-note text-sky">{t(`now.${name}`)}</p> : null}
        {state === 'stopped' ? (
          <p className="text-note font-bold text-act-text">{t('stepStates.stopped')}</p>
        ) : null}
      </div>
      <span className="shrink-0 text-right text-note tabular-nums text-ink-soft">
        {times > 1 ? <span className="block">{t('repeated', { count: times })}</span> : null}
        <Taken ms={state === 'done' ? (step?.ms ?? null) : null} />
      </span>
      {screenshot ? (
        <Thumbnail
          path={screenshot}
          label={t('picture', { step: t(`steps.${name}`) })}
          onPress={() => onPicture(screenshot)}
          testId={`picture-${name}`}
        />
      ) : (
        <span className="w-16 shrink-0" />
      )}
    </li>
  );
}

function Taken({ ms }: { ms: number | null }) {
  const t = useTranslations('submission');
  const format = useFormatter();
  if (ms === null) return null;
  if (ms < 60_000) {
    const seconds = Number(format.number(ms / 1000, { maximumFractionDigits: 1, useGrouping: false }));
    return t('seconds', { seconds: ms < 10_000 ? seconds : Math.round(ms / 1000) });
  }
  return t('minutes', { minutes: Math.floor(ms / 60_000), seconds: Math.round((ms % 60_000) / 1000) });
}

interface ThumbnailProps {
  readonly path: string;
  readonly label: string;
  readonly onPress: () => void;
  readonly testId: string;
}

function Thumbnail({ path, label, onPress, testId }: ThumbnailProps) {
  const picture = useStoredPicture(path, '');
  return (
    <Button
      aria-label={label}
      onPress={onPress}
      data-testid={testId}
      className="pressable grid h-11 w-16 shrink-0 place-items-center overflow-hidden rounded-lg border border-line-strong bg-sunken"
    >
      {picture.state === 'ready' ? (
        <img src={picture.url} alt="" className="h-full w-full object-cover object-top" />
      ) : (
        <ImageIcon size={18} strokeWidth={1.75} className="text-ink-soft" aria-hidden="true" />
      )}
    </Button>
  );
}
