import { captionPlacements } from '@pochitto/functions/domain/presets/preset';
import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { maxMessageGraphemes, tidyMessage } from '@pochitto/functions/domain/stamps/message_text';
import { graphemes } from '@pochitto/functions/domain/stamps/text_units';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorLine } from '../../shared/error_notice.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Field } from '../../ui/field.tsx';
import { SwitchRow } from '../../ui/switches.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';
import { ApplyToAll } from './apply_to_all.tsx';
import { ColorPalette } from './color_palette.tsx';
import { wordsProblem } from './editor_content.ts';
import { FontChoice } from './font_choice.tsx';
import { ResetButton } from './part_buttons.tsx';
import { useChosen, useEditor } from './use_editor.ts';

const placeIcons = { bottom: ArrowDown, top: ArrowUp, left: ArrowLeft, right: ArrowRight } as const;

/** The caption of the selected sticker. */
export function WordsPanel() {
  const t = useTranslations('editor');
  const { preset, dispatch, chosenId: id } = useEditor();
  const { sticker, changeCaption, commit } = useChosen();
  const { fullCaption: caption } = sticker;
  const lettering = sticker.acting?.lettering;
  const ownPlace = lettering?.place ?? preset.captionPlacement;
  const placement = caption.placement ?? ownPlace;
  const isAtSide = placement === 'left' || placement === 'right';
  const isUpright = caption.vertical ?? (isAtSide && lettering?.style !== 'stack');
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <TextField />
        <SwitchRow
          isOn={caption.hidden}
          onChange={(hidden) => changeCaption({ hidden })}
          testId="words-hidden"
        >
          {t('words.hidden')}
        </SwitchRow>
      </div>
      {caption.hidden ? (
        <p className="text-note text-ink-soft">{t('words.hiddenHint')}</p>
      ) : (
        <>
          <FontChoice />
          <ColourChoice />
          <ValueSlider
            label={t('words.size')}
            testId="words-size"
            value={caption.scale}
            min={0.5}
            max={1.6}
            step={0.05}
            origin={1}
            show={(value) => t('picture.percent', { value: Math.round(value * 100) })}
            onChange={(scale) => changeCaption({ scale: Math.round(scale * 100) / 100 }, 'size')}
            onEnd={commit}
          />
          <ChoiceRow
            label={t('words.place')}
            value={placement}
            options={captionPlacements.map((value) => {
              const Icon = placeIcons[value];
              return {
                value,
                testId: `place-${value}`,
                text: (
                  <span className="flex items-center gap-1.5">
                    <Icon size={16} strokeWidth={2} aria-hidden="true" />
                    {t(`words.places.${value}`)}
                  </span>
                ),
              };
            })}
            onChange={(value) =>
              changeCaption({
                placement: value === ownPlace ? null : value,
                offsetX: 0,
                offsetY: 0,
              })
            }
          />
          <ChoiceRow
            label={t('words.direction')}
            value={isUpright ? 'upright' : 'across'}
            options={(['across', 'upright'] as const).map((value) => ({
              value,
              text: t(`words.directions.${value}`),
              testId: `direction-${value}`,
            }))}
            onChange={(value) => changeCaption({ vertical: value === 'upright' })}
          />
          <div className="flex flex-col">
            <ApplyToAll part="caption" />
            <ResetButton
              text={t('reset')}
              testId="reset-caption"
              isDisabled={sticker.caption === null}
              onPress={() => dispatch({ type: 'caption', id, caption: null })}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** Pause after which further typing is a new undo step, in ms. */
const pause = 1000;

function TextField() {
  const t = useTranslations('editor.words');
  const errorLine = useErrorLine();
  const { sticker, changeText, commitText } = useChosen();
  const tidy = tidyMessage(sticker.message);
  const { product } = useEditor().set.stamp;
  const problem = wordsProblem(sticker, product);
  const limit = (sticker.caption?.hidden ? null : productSpecs[product].captionLength) ?? maxMessageGraphemes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter restarts the pause.
  useEffect(() => {
    const timer = setTimeout(commitText, pause);
    return () => clearTimeout(timer);
  }, [sticker.message]);
  return (
    <Field
      label={t('text')}
      testId="words-text"
      value={sticker.message}
      onChange={changeText}
      onBlur={commitText}
      autoComplete="off"
      enterKeyHint="done"
      hint={t('counter', { used: graphemes(tidy), limit })}
      problem={problem ? errorLine(problem) : null}
    />
  );
}

/** Fill color of the caption. */
function ColourChoice() {
  const t = useTranslations('editor.words');
  const { preset } = useEditor();
  const { sticker, changeCaption, commit } = useChosen();
  const own = preset.captionColors[sticker.styleIndex % preset.captionColors.length] ?? '#2B2A33';
  return (
    <ColorPalette
      label={t('color')}
      value={sticker.fullCaption.color}
      own={{ name: t('colorPreset', { color: own }), color: own }}
      offered={preset.captionColors}
      testId="color"
      onChange={(color, gesture) =>
        changeCaption({ color: color?.toUpperCase() === own.toUpperCase() ? null : color }, gesture)
      }
      onCommit={commit}
    />
  );
}
