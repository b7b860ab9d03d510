import type { ReactNode } from 'react';

interface InputProps<Value> {
  readonly label: string;
  /** Shows the label to screen readers only, where a table's heading already says it. */
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly testId?: string;
}

const box = 'min-h-10 w-full min-w-0 rounded-lg border border-line-strong bg-card px-2.5 text-sm text-ink';

interface LabelledProps {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly className?: string;
  /** The control. */
  readonly children: ReactNode;
}

export function Labelled({ label, hideLabel = false, className = '', children }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className={`flex min-w-0 flex-col gap-1 ${className}`}>
      <span className={hideLabel ? 'sr-only' : 'text-note font-bold text-ink-soft'}>{label}</span>
      {children}
    </label>
  );
}

interface TextInputProps extends InputProps<string> {
  /** A text area with this many lines. */
  readonly lines?: number;
  readonly isOff?: boolean;
  readonly inputMode?: 'numeric';
}

export function TextInput({ value, onChange, testId, lines, isOff = false, ...rest }: TextInputProps) {
  return (
    <Labelled label={rest.label} hideLabel={rest.hideLabel}>
      {lines ? (
        <textarea
          value={value}
          rows={lines}
          data-testid={testId}
          onChange={(event) => onChange(event.target.value)}
          className={`${box} py-2`}
        />
      ) : (
        <input
          value={value}
          disabled={isOff}
          inputMode={rest.inputMode}
          data-testid={testId}
          onChange={(event) => onChange(event.target.value)}
          className={`${box} disabled:bg-sunken`}
        />
      )}
    </Labelled>
  );
}

interface NumberInputProps extends InputProps<number> {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

export function NumberInput({ label, value, onChange, testId, min, max, step = 1 }: NumberInputProps) {
  return (
    <Labelled label={label}>
      <input
        type="number"
        value={Number.isNaN(value) ? '' : value}
        min={min}
        max={max}
        step={step}
        data-testid={testId}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className={`${box} tabular-nums`}
      />
    </Labelled>
  );
}

export function ColorInput({ label, value, onChange, testId }: InputProps<string>) {
  return (
    <Labelled label={label}>
      <span className="flex items-center gap-2">
        <input
          type="color"
          value={value.toLowerCase()}
          data-testid={testId}
          onChange={(event) => onChange(event.target.value.toUpperCase())}
          className="size-10 shrink-0 cursor-pointer rounded-lg border border-line-strong bg-card p-0.5"
        />
        <span className="font-mono text-note">{value}</span>
      </span>
    </Labelled>
  );
}

interface SelectInputProps<Value extends string> extends InputProps<Value> {
  readonly options: readonly { readonly value: Value; readonly text: string }[];
}

export function SelectInput<Value extends string>(props: SelectInputProps<Value>) {
  return (
    <Labelled label={props.label} hideLabel={props.hideLabel}>
      <select
        value={props.value}
        data-testid={props.testId}
        onChange={(event) => {
          const option = props.options.find(({ value }) => value === event.target.value);
          if (option) props.onChange(option.value);
        }}
        className={box}
      >
        {props.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A group of form fields with a title. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-card border border-line bg-card p-4">
      <h2 className="mb-3 text-base">{title}</h2>
      {children}
    </section>
  );
}
