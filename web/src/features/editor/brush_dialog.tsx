import { touchUpLimits } from '@pochitto/functions/domain/stamps/touch_up';
import { RotateCcw, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl';
import { useLoad } from '../../lib/requests.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { type Brush, BrushCanvas, isPainting } from './brush_canvas.tsx';
import type { Artist } from './open_artist.ts';
import { StickerCanvas } from './sticker_canvas.tsx';
import { useEditor } from './use_editor.ts';
import { limited } from './use_pinch.ts';

interface BrushDialogProps {
  readonly artist: Artist;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Full-window brush editor: photo, cut-out, and the resulting sticker. */
export function BrushDialog({ artist, isOpen, onClose }: BrushDialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-40 animate-appear bg-paper"
    >
      <Modal className="h-dvh w-full text-ink">
        <Dialog className="flex h-full flex-col gap-3 p-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] outline-none lg:p-6">
          <BrushDesk artist={artist} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function BrushDesk({ artist, onClose }: { artist: Artist; onClose: () => void }) {
  const t = useTranslations('editor.cutOut');
  const { state, dispatch, chosenId } = useEditor();
  const { touchUp, stickers } = state.now;
  // null if the photo is no longer stored.
  const { state: photo, value: ground } = useLoad(
    () => artist.brushGround(),
    [artist],
    'The photo could not be opened.',
  );
  const [brush, setBrush] = useState<Brush>({ mode: 'keep', radius: 0.03 });
  const [zoom, setZoom] = useState(1);
  const [isBusy, setBusy] = useState(false);
  const isTapping = !isPainting(brush);
  const onZoom = useCallback((next: number) => setZoom(limited(next)), []);
  const isFull = touchUp.length >= touchUpLimits.strokes;
  const sticker = stickers[chosenId];

  return (
    <>
      <div className="flex items-center gap-2">
        <Heading slot="title" className="mr-auto text-lg lg:text-2xl">
          {t('title')}
        </Heading>
        <IconButton
          icon={ZoomOut}
          label={t('zoomOut')}
          isDisabled={zoom <= 1}
          onPress={() => onZoom(zoom / 1.5)}
        />
        <IconButton
          icon={ZoomIn}
          label={t('zoomIn')}
          isDisabled={zoom >= 6}
          onPress={() => onZoom(zoom * 1.5)}
        />
        <Button className="shrink-0" onPress={onClose} data-testid="brush-done">
          {t('done')}
        </Button>
      </div>
      <div className="relative min-h-0 flex-1">
        {photo === 'loading' ? <Waiting text={t('opening')} /> : null}
        {photo !== 'loading' && !ground ? (
          <p className="py-12 text-center">{t(photo === 'ready' ? 'missing' : 'failed')}</p>
        ) : null}
        {ground ? (
          <BrushCanvas
            ground={ground}
            touchUp={touchUp}
            brush={brush}
            zoom={zoom}
            onZoom={onZoom}
            isBusy={isBusy}
            onBusy={setBusy}
            onStrokes={(strokes) => {
              if (touchUp.length + strokes.length <= touchUpLimits.strokes)
                dispatch({ type: 'stroke', strokes });
              // Discards the unfinished line.
              else dispatch({ type: 'touchUp', touchUp: [...touchUp] });
            }}
          />
        ) : null}
        {sticker ? (
          <StickerCanvas
            artist={artist}
            id={chosenId}
            content={sticker}
            touchUp={touchUp}
            testId="brush-sticker"
            className="pointer-events-none absolute top-2 right-2 w-28 rounded-xl border border-line bg-chat-light p-1 shadow-lift lg:w-48"
          />
        ) : null}
      </div>
      <p id="brush-keys" className="min-h-6 text-center text-note text-ink-soft">
        {isFull ? (
          <span role="alert" className="font-bold text-act-text">
            {t('full')}
          </span>
        ) : isBusy ? (
          <span role="status">{t('working')}</span>
        ) : (
          <>
            {t(isTapping ? 'tapHint' : 'hint')}
            <span className="max-lg:sr-only">{t(isTapping ? 'tapKeys' : 'keys')}</span>
          </>
        )}
      </p>
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-2">
        <ChoiceRow
          label={t('mode')}
          hideLabel
          value={brush.mode}
          options={(['keep_area', 'erase_area', 'keep', 'erase'] as const).map((value) => ({
            value,
            text: t(`modes.${value}`),
            testId: `brush-${value}`,
          }))}
          onChange={(mode) => setBrush({ ...brush, mode })}
        />
        <ValueSlider
          isDisabled={isTapping}
          label={t('size')}
          testId="brush-size"
          value={Math.round(brush.radius * 1000)}
          min={4}
          max={120}
          step={2}
          show={(value) => String(value)}
          onChange={(value) => setBrush({ ...brush, radius: value / 1000 })}
        />
        <div className="flex flex-wrap justify-center gap-2">
          <Button
            kind="plain"
            isDisabled={touchUp.length === 0}
            onPress={() => dispatch({ type: 'touchUp', touchUp: touchUp.slice(0, -1) })}
            data-testid="brush-undo"
          >
            <Undo2 size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('undo')}
          </Button>
          <Button
            kind="plain"
            isDisabled={touchUp.length === 0}
            onPress={() => dispatch({ type: 'touchUp', touchUp: [] })}
            data-testid="brush-clear"
          >
            <RotateCcw size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('clear')}
          </Button>
        </div>
      </div>
    </>
  );
}
