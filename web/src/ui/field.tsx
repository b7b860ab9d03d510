import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';

interface FieldProps extends Omit<TextFieldProps, 'className' | 'children'> {
  readonly label: string;
  readonly hint?: string;
  readonly problem: string | null;
  readonly testId: string;
  /** Content at the end of the box, inside it. */
  readonly end?: ReactNode;
}

/** A text input with label, hint and problem. The line below keeps its height. */
export function Field({ label, hint, problem, testId, end, ...rest }: FieldProps) {
  return (
    <TextField
      {...rest}
      isInvalid={problem !== null}
      validationBehavior="aria"
      className="flex flex-col gap-1"
    >
      <Label className="font-bold">{label}</Label>
      <div className="relative">
        <Input
          data-testid={testId}
          className={`min-h-12 w-full rounded-xl border border-line-strong bg-card px-4 text-base text-ink data-[invalid]:border-act-text ${end ? 'pr-14' : ''}`}
        />
        {end ? <div className="absolute inset-y-0 right-0.5 grid place-items-center">{end}</div> : null}
      </div>
      <div className="min-h-6 text-note">
        {problem === null && hint ? (
          <Text slot="description" className="text-ink-soft">
            {hint}
          </Text>
        ) : null}
        <FieldError className="flex items-start gap-1.5 font-bold text-act-text">
          <CircleAlert size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-hidden="true" />
          <span>{problem}</span>
        </FieldError>
      </div>
    </TextField>
  );
}
