import { brightnessLimits } from '@pochitto/functions/domain/studio/generated_image';
import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '../../ui/button.tsx';
import { ValueSlider } from '../../ui/value_slider.tsx';

interface BrightnessPartProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly isUnsaved: boolean;
}

/** Brightness slider below the picture, with its origin in the middle. */
export function BrightnessPart({ value, onChange, isUnsaved }: BrightnessPartProps) {
  const t = useTranslations('studio.brightness');
  return (
    <div>
      <div className="flex items-end gap-1">
        <div className="min-w-0 flex-1">
          <ValueSlider
            label={t('label')}
            value={value}
            min={brightnessLimits.least}
            max={brightnessLimits.most}
            step={1}
            origin={0}
            show={(each) => (each > 0 ? `+${each}` : String(each).replace('-', '−'))}
            onChange={onChange}
            testId="brightness"
          />
        </div>
        <IconButton
          icon={RotateCcw}
          label={t('reset')}
          isDisabled={value === 0}
          onPress={() => onChange(0)}
        />
      </div>
      {isUnsaved ? (
        <p role="alert" className="text-note font-bold text-act-text">
          {t('unsaved')}
        </p>
      ) : null}
    </div>
  );
}
