import { recolorsSubjects } from '@pochitto/functions/domain/presets/preset';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { colourEffects, framings } from '@pochitto/functions/domain/stamps/pose';
import { useTranslations } from 'use-intl';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { SwitchRow } from '../../ui/switches.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { ApplyToAll } from './apply_to_all.tsx';
import { ResetButton } from './part_buttons.tsx';
import { useChosen, useEditor } from './use_editor.ts';

/** The pose of the selected sticker. */
export function PicturePanel() {
  const t = useTranslations('editor.picture');
  const reset = useTranslations('editor')('reset');
  const { set, preset, dispatch, chosenId: id } = useEditor();
  const { isEmoji } = productSpecs[set.stamp.product];
  const { sticker, changePose, commit } = useChosen();
  const { fullPose: pose } = sticker;
  return (
    <div className="flex flex-col gap-5">
      {isEmoji ? null : (
        <ChoiceRow
          label={t('pose')}
          value={pose.framing}
          options={framings.map((value) => ({ value, text: t(`poses.${value}`), testId: `pose-${value}` }))}
          onChange={(framing) => changePose({ framing })}
        />
      )}
      <SwitchRow isOn={pose.flip} onChange={(flip) => changePose({ flip })} testId="picture-flip">
        {t('flip')}
      </SwitchRow>
      <div className="flex flex-col gap-1">
        <ValueSlider
          label={t('tilt')}
          testId="picture-tilt"
          value={pose.tilt}
          min={-30}
          max={30}
          step={1}
          origin={0}
          show={(value) => t('degrees', { value })}
          onChange={(tilt) => changePose({ tilt }, 'tilt')}
          onEnd={commit}
        />
        {isEmoji ? null : (
          <ValueSlider
            label={t('zoom')}
            testId="picture-zoom"
            value={pose.zoom}
            min={0.5}
            max={2}
            step={0.05}
            origin={1}
            show={(value) => t('percent', { value: Math.round(value * 100) })}
            onChange={(zoom) => changePose({ zoom: Math.round(zoom * 100) / 100 }, 'zoom')}
            onEnd={commit}
          />
        )}
      </div>
      {recolorsSubjects(preset) ? null : (
        <div className="flex flex-col gap-1">
          <ChoiceRow
            label={t('effect')}
            value={pose.effect}
            options={colourEffects.map((value) => ({
              value,
              text: t(`effects.${value}`),
              testId: `effect-${value}`,
            }))}
            onChange={(effect) => changePose({ effect })}
          />
          <ApplyToAll part="pose" />
        </div>
      )}
      <ResetButton
        text={reset}
        testId="reset-pose"
        isDisabled={sticker.pose === null}
        onPress={() => dispatch({ type: 'pose', id, pose: null })}
      />
    </div>
  );
}
