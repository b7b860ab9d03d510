import { actingSchema, type FacePlace } from '@pochitto/functions/domain/acting/acting';
import { plainFace, withDrawnFace } from '@pochitto/functions/domain/acting/drawn_face';
import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { plainCaption } from '@pochitto/functions/domain/presets/preset';
import { poseSchema } from '@pochitto/functions/domain/stamps/pose';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FaceHandle } from '../../shared/acting/face_handle.tsx';
import { Button } from '../../ui/button.tsx';
import { PixelPicture } from '../../ui/pictures.tsx';
import { SwitchRow } from '../../ui/switches.tsx';
import { useWholeSticker } from './use_whole_sticker.ts';

const standing = actingSchema.parse({ feeling: 'greeting', framing: 'full', expression: { name: 'smile' } });
const pose = poseSchema.parse({ framing: 'full' });
const noWords = { ...plainCaption, hidden: true };

interface DrawnFaceChoiceProps {
  readonly place: FacePlace | null;
  readonly onChange: (place: FacePlace | null) => void;
  readonly config: PresetConfig;
  readonly cutOut: Blob;
}

/** Choice of whether an object gets a drawn face with arms and legs, and where. */
export function DrawnFaceChoice({ place, onChange, config, cutOut }: DrawnFaceChoiceProps) {
  const t = useTranslations();
  return (
    <div className="flex flex-col gap-2">
      <SwitchRow
        isOn={place !== null}
        onChange={(isOn) => onChange(isOn ? plainFace : null)}
        testId="drawn-face"
      >
        {t('acting.drawnFace')}
      </SwitchRow>
      {place ? (
        <FaceOnThing place={place} onChange={onChange} config={config} cutOut={cutOut} />
      ) : (
        <p className="text-note text-ink-soft">{t('preview.faceHint')}</p>
      )}
    </div>
  );
}

function FaceOnThing({ place, onChange, config, cutOut }: DrawnFaceChoiceProps & { place: FacePlace }) {
  const t = useTranslations();
  // Kept locally, so that dragging does not rerender the rest of the page.
  const [held, setHeld] = useState<FacePlace | null>(null);
  const shown = held ?? place;
  const drawn = useWholeSticker(config, cutOut, {
    text: '',
    pose,
    styleIndex: 0,
    caption: noWords,
    acting: withDrawnFace(standing, shown),
  });
  const picture = 'absolute inset-0 h-full w-full';
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div
        className="relative aspect-[37/32] w-full max-w-64 rounded-xl bg-chat-light"
        data-testid="face-preview"
        data-state={drawn ? 'drawn' : 'drawing'}
      >
        {drawn ? (
          <>
            <PixelPicture pixels={drawn.picture} label={t('preview.faceAlt')} className={picture} />
            {drawn.places ? (
              <FaceHandle
                place={shown}
                places={drawn.places}
                onMove={setHeld}
                onEnd={() => {
                  if (held) onChange(held);
                  setHeld(null);
                }}
                className={`pointer-events-none ${picture}`}
              />
            ) : null}
          </>
        ) : null}
      </div>
      <div className="flex min-w-0 flex-1 basis-40 flex-col items-start gap-2">
        <p className="text-note text-ink-soft">{t('acting.moveFace')}</p>
        <Button
          kind="plain"
          isDisabled={shown.x === null}
          onPress={() => onChange(plainFace)}
          data-testid="face-home"
        >
          <RotateCcw size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('acting.faceHome')}
        </Button>
      </div>
    </div>
  );
}
