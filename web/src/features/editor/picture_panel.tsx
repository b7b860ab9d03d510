import { colourEffects, poses } from '@pochitto/functions/domain/look';
import { recolorsSubjects } from '@pochitto/functions/domain/preset';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { SwitchRow } from '../../ui/switch_row.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { ApplyToAll } from './apply_to_all.tsx';
import { ResetButton } from './reset_button.tsx';
import { useChosen, useEditor } from './use_editor.ts';

/** How the subject stands in the sticker in work. */
export function PicturePanel() {
  const t = useTranslations('editor.picture');
  const { preset } = useEditor();
  const { sticker, changeLook, settle } = useChosen();
  const { fullLook: look } = sticker;
  return (
    <div className="flex flex-col gap-5">
      <ChoiceRow
        label={t('pose')}
        value={look.pose}
        options={poses.map((value) => ({ value, text: t(`poses.${value}`), testId: `pose-${value}` }))}
        onChange={(pose) => changeLook({ pose })}
      />
      <SwitchRow isOn={look.flip} onChange={(flip) => changeLook({ flip })} testId="picture-flip">
        {t('flip')}
      </SwitchRow>
      <div className="flex flex-col gap-1">
        <ValueSlider
          label={t('tilt')}
          testId="picture-tilt"
          value={look.tilt}
          min={-30}
          max={30}
          step={1}
          origin={0}
          show={(value) => t('degrees', { value })}
          onChange={(tilt) => changeLook({ tilt }, 'tilt')}
          onEnd={settle}
        />
        <ValueSlider
          label={t('zoom')}
          testId="picture-zoom"
          value={look.zoom}
          min={0.5}
          max={2}
          step={0.05}
          origin={1}
          show={(value) => t('percent', { value: Math.round(value * 100) })}
          onChange={(zoom) => changeLook({ zoom: Math.round(zoom * 100) / 100 }, 'zoom')}
          onEnd={settle}
        />
      </div>
      {recolorsSubjects(preset) ? null : (
        <div className="flex flex-col gap-1">
          <ChoiceRow
            label={t('effect')}
            value={look.effect}
            options={colourEffects.map((value) => ({
              value,
              text: t(`effects.${value}`),
              testId: `effect-${value}`,
            }))}
            onChange={(effect) => changeLook({ effect })}
          />
          <ApplyToAll part="look" />
        </div>
      )}
      <ResetButton isDisabled={sticker.look === null} part="look" />
    </div>
  );
}
