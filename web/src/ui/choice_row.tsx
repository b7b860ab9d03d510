import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

interface ChoiceRowProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly text: ReactNode; readonly testId?: string }[];
  readonly onChange: (value: Value) => void;
  readonly large?: boolean;
  readonly isDisabled?: boolean;
}

/** A radio group as a row of pills; the arrow keys move between them. */
export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>) {
  const size = props.large
    ? 'min-h-12 px-1 text-lg font-display font-extrabold'
    : 'min-h-11 px-3.5 text-sm font-bold';
  return (
    <RadioGroup
      value={props.value}
      isDisabled={props.isDisabled ?? false}
      onChange={(value) => {
        const option = props.options.find((each) => each.value === value);
        if (option) props.onChange(option.value);
      }}
      orientation="horizontal"
      className="flex flex-col gap-2"
    >
      <Label className={props.hideLabel ? 'sr-only' : 'text-note font-bold text-ink-soft'}>
        {props.label}
      </Label>
      <div className={props.large ? 'grid grid-cols-5 gap-2' : 'flex flex-wrap gap-2'}>
        {props.options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            data-testid={option.testId}
            className={`pressable inline-flex cursor-pointer items-center justify-center rounded-full border border-line-strong bg-card text-ink hover:bg-sunken data-[disabled]:cursor-default data-[disabled]:opacity-50 data-[selected]:border-ink data-[selected]:bg-ink data-[selected]:text-paper ${size}`}
          >
            {option.text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
