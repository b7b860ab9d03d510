import { Label } from 'react-aria-components/Label';
import { Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';

interface ValueSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Formats a value, shown beside the label. */
  readonly show: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** Called when the thumb is released. */
  readonly onEnd?: () => void;
  /** Value where the colored part of the track begins; by default its start. */
  readonly origin?: number;
  readonly isDisabled?: boolean;
  readonly testId: string;
}

/** A slider for one number. */
export function ValueSlider(props: ValueSliderProps) {
  const {
    label,
    value,
    min,
    max,
    step,
    show,
    onChange,
    onEnd,
    origin = min,
    isDisabled = false,
    testId,
  } = props;
  const part = (each: number) => (Math.min(max, Math.max(min, each)) - min) / (max - min);
  const from = Math.min(part(value), part(origin));
  return (
    <Slider
      isDisabled={isDisabled}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      onChange={onChange}
      onChangeEnd={() => onEnd?.()}
      className="grid grid-cols-[1fr_auto] gap-x-3"
      data-testid={testId}
    >
      <Label className="text-note font-bold text-ink-soft">{label}</Label>
      <SliderOutput className="font-display text-note tabular-nums">{() => show(value)}</SliderOutput>
      <SliderTrack className="relative col-span-2 mx-3 h-11 cursor-pointer">
        <span className="absolute inset-x-[-0.75rem] top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-line" />
        <span
          className="absolute top-1/2 h-1.5 -translate-y-1/2 rounded-full bg-ink"
          style={{ left: `${from * 100}%`, width: `${Math.abs(part(value) - part(origin)) * 100}%` }}
        />
        <SliderThumb className="top-1/2 size-6 rounded-full border-2 border-ink bg-card shadow-lift data-[dragging]:scale-110 data-[focus-visible]:outline-3" />
      </SliderTrack>
    </Slider>
  );
}
