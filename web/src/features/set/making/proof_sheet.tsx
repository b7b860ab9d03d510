import {
  type GenerateQueue,
  maxProofSheetRedraws,
} from '@pochitto/functions/domain/generation/generate_queue';
import { Brush, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../../lib/firebase/call.ts';
import { useStoredPicture } from '../../../lib/firebase/storage.ts';
import { useRequest } from '../../../lib/requests.ts';
import { ErrorNotice } from '../../../shared/error_notice.tsx';
import { UsualTime } from '../../../shared/service_status.tsx';
import { Button } from '../../../ui/button.tsx';
import type { StampSet } from '../use_set.ts';

interface ProofSheetProps {
  readonly set: StampSet;
  readonly proofSheet: NonNullable<GenerateQueue['proofSheet']>;
  readonly cancel: ReactNode;
}

/** Shows the proof sheet and asks the person to approve it. */
export function ProofSheet({ set, proofSheet: { redrawNumber }, cancel }: ProofSheetProps) {
  const t = useTranslations('progress');
  const stampId = set.stamp.id;
  const drawn = set.stickers.filter(({ image }) => image !== null);
  // The queue's live status then removes this panel.
  const { request, isBusy, error } = useRequest();
  const left = maxProofSheetRedraws - redrawNumber;

  return (
    <div className="flex flex-col gap-4" data-testid="proof-sheet">
      <div>
        <h2 className="text-xl">{t('firstDrawingTitle')}</h2>
        <p className="mt-1 text-ink-soft">{t('firstDrawingHint')}</p>
      </div>
      <ul className="grid grid-cols-2 gap-2 rounded-card bg-chat-light p-3 sm:grid-cols-3 sm:gap-4 sm:p-5">
        {drawn.map(({ id, message, image }) => (
          <li key={id} className="grid aspect-[37/32] place-items-center">
            <Picture path={image?.url ?? null} version={String(image?.updatedAt.getTime())} alt={message} />
          </li>
        ))}
      </ul>
      {error ? <ErrorNotice error={error} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          kind="act"
          isDisabled={isBusy}
          data-testid="approve-proof-sheet"
          onPress={() => request(() => call('approveProofSheet', { stampId }))}
        >
          <Check size={22} strokeWidth={2.25} aria-hidden="true" />
          {t('approve')}
        </Button>
        {left > 0 ? (
          <Button
            className="min-h-14"
            isDisabled={isBusy}
            data-testid="redraw-proof-sheet"
            onPress={() => request(() => call('redrawProofSheet', { stampId, redrawNumber }))}
          >
            <Brush size={20} strokeWidth={1.75} aria-hidden="true" />
            {t('redraw', { left })}
          </Button>
        ) : (
          <span className="text-note text-ink-soft">{t('redrawNone')}</span>
        )}
        {cancel}
      </div>
      <p className="text-note text-ink-soft">{t('firstDrawingKept')}</p>
    </div>
  );
}

function Picture({ path, version, alt }: { path: string | null; version: string; alt: string }) {
  const picture = useStoredPicture(path, version);
  return picture.state === 'ready' ? (
    <img
      src={picture.url}
      alt={alt}
      data-testid="proof-sheet-picture"
      className="h-full w-full animate-appear object-contain"
    />
  ) : null;
}

export function ProofSheetDrawing({ cancel }: { cancel: ReactNode }) {
  const t = useTranslations('progress');
  return (
    <div className="flex flex-col gap-2" role="status">
      <h2 className="flex items-center gap-2 text-xl">
        <Brush size={22} strokeWidth={1.75} className="text-plum" aria-hidden="true" />
        {t('firstDrawing')}
      </h2>
      <p className="text-ink-soft">
        {t('firstDrawingText')} <UsualTime part="ai_drawing" />
      </p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-note text-ink-soft">{t('mayClose')}</p>
        {cancel}
      </div>
    </div>
  );
}
