import { generateQueueSchema } from '@pochitto/functions/domain/generation/generate_queue';
import { documents } from '@pochitto/functions/domain/paths';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useLiveDocument } from '../../../lib/firebase/live.ts';
import { UsualTime } from '../../../shared/service_status.tsx';
import { MeterBar } from '../../../ui/progress.tsx';
import { isProofSheetLoaded, type StampSet } from '../use_set.ts';
import { CancelMaking } from './cancel_making.tsx';
import { ProofSheet, ProofSheetDrawing } from './proof_sheet.tsx';
import { type TimeLeft, useTimeLeft } from './use_time_left.ts';

/** Longest time without progress that is normal, in ms. */
const patience = { embedded: 60_000, openai: 240_000, drawings: 60_000 };

/**
 * Progress of a generation: the proof sheet that waits for approval, or how many stickers are ready; with a way to
 * cancel.
 */
export function Progress({ set, children }: { set: StampSet; children: ReactNode }) {
  const { stamp } = set;
  const queue = useLiveDocument(documents.generateQueue(stamp.queueId), generateQueueSchema);
  if (queue.state === 'failed') throw queue.error;
  const proofSheet = queue.state === 'ready' ? queue.value.proofSheet : null;
  const runNumber = queue.state === 'ready' ? queue.value.runNumber : 0;
  const cancel = <CancelMaking set={set} runNumber={runNumber} />;
  const isWaiting = proofSheet?.state === 'waiting' && isProofSheetLoaded(set.stickers);
  // It is not known yet whether a proof sheet waits: show nothing, so that the layout does not shift.
  if (stamp.engine === 'openai' && queue.state === 'loading') return <div className="min-h-96" />;
  return (
    <>
      <section className="mb-6 rounded-card border border-line bg-card p-5" data-testid="making">
        {isWaiting ? (
          <ProofSheet set={set} proofSheet={proofSheet} cancel={cancel} />
        ) : proofSheet && proofSheet.state !== 'approved' ? (
          <ProofSheetDrawing cancel={cancel} />
        ) : (
          <Landing set={set}>{cancel}</Landing>
        )}
      </section>
      {/* The proof sheet is shown large above; the other stickers do not exist yet. */}
      {isWaiting ? null : children}
    </>
  );
}

/** The number of finished stickers, the remaining time, and that the page can be left. */
function Landing({ set: { stamp, stickers }, children }: { set: StampSet; children: ReactNode }) {
  const t = useTranslations('progress');
  const total = stickers.length;
  const done = stickers.filter(({ state }) => state === 'done' || state === 'failed').length;
  const left = useTimeLeft(done, total, patience[stamp.engine]);
  // Announce only each quarter: forty announcements would be noise.
  const quarter = Math.max(1, Math.floor(total / 4));
  const told = done === total ? total : Math.floor(done / quarter) * quarter;
  return (
    <>
      <p className="font-display mb-2 text-xl" data-testid="progress">
        {t('done', { done, total })}
      </p>
      <MeterBar part={total > 0 ? done / total : 0} label={t('done', { done, total })} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-note text-ink-soft max-sm:min-h-[2lh]">
          <TimeLeftText left={left} isAi={stamp.engine === 'openai'} /> {t('mayClose')}
        </p>
        {children}
      </div>
      <p aria-live="polite" className="sr-only">
        {t('doneLive', { done: told, total })}
      </p>
    </>
  );
}

function TimeLeftText({ left, isAi }: { left: TimeLeft; isAi: boolean }) {
  const t = useTranslations('progress');
  if (left.say === 'usual') return <UsualTime part={isAi ? 'ai_drawing' : 'drawing'} />;
  if (left.say === 'slow') return t('slow');
  const text =
    left.say === 'seconds'
      ? t('leftSeconds', { seconds: left.seconds })
      : t('leftMinutes', { minutes: left.minutes });
  return <span className="font-bold text-ink">{text}</span>;
}
