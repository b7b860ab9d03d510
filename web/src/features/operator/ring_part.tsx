import type { PresetConfig } from '@pochitto/functions/domain/presets/preset';
import { useTranslations } from 'use-intl';
import { ColorInput, FieldGroup, NumberInput } from '../../ui/inputs.tsx';
import { SwitchRow } from '../../ui/switches.tsx';

export interface ConfigPartProps {
  readonly config: PresetConfig;
  readonly onChange: (part: Partial<PresetConfig>) => void;
}

const softShadow = { color: '#1B1A22', opacity: 0.38, blur: 3, offsetX: 0, offsetY: 2 };

export function RingPart({ config, onChange }: ConfigPartProps) {
  const t = useTranslations('operator');
  const { shadow } = config;
  const changeShadow = (part: Partial<typeof softShadow>) =>
    onChange({ shadow: { ...(shadow ?? softShadow), ...part } });
  return (
    <FieldGroup title={t('groups.ring')}>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <ColorInput
          label={t('borderColor')}
          value={config.borderColor}
          onChange={(borderColor) => onChange({ borderColor })}
          testId="border-color"
        />
        <NumberInput
          label={t('borderWidth')}
          value={config.borderWidth}
          onChange={(borderWidth) => onChange({ borderWidth })}
          min={0}
          max={16}
          testId="border-width"
        />
        <div className="flex items-end">
          <SwitchRow
            isOn={shadow !== null}
            onChange={(isOn) => onChange({ shadow: isOn ? softShadow : null })}
          >
            {t('shadow')}
          </SwitchRow>
        </div>
        {shadow ? (
          <>
            <ColorInput
              label={t('shadowColor')}
              value={shadow.color}
              onChange={(color) => changeShadow({ color })}
            />
            <NumberInput
              label={t('shadowOpacity')}
              value={shadow.opacity}
              onChange={(opacity) => changeShadow({ opacity })}
              min={0}
              max={1}
              step={0.05}
            />
            <NumberInput
              label={t('shadowBlur')}
              value={shadow.blur}
              onChange={(blur) => changeShadow({ blur })}
              min={0}
              max={8}
              step={0.5}
            />
            <NumberInput
              label={t('shadowX')}
              value={shadow.offsetX}
              onChange={(offsetX) => changeShadow({ offsetX })}
              min={-6}
              max={6}
            />
            <NumberInput
              label={t('shadowY')}
              value={shadow.offsetY}
              onChange={(offsetY) => changeShadow({ offsetY })}
              min={-6}
              max={6}
            />
          </>
        ) : null}
      </div>
    </FieldGroup>
  );
}
