import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRequest } from '../lib/requests.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from './error_notice.tsx';

interface NameFormProps {
  readonly label: string;
  readonly hint: string;
  /** The current name. */
  readonly name: string;
  readonly save: string;
  /** Stores a name. Throws `CallError`. */
  readonly onSave: (name: string) => Promise<unknown>;
  /** Called after the name is stored or the edit is canceled. */
  readonly onEnd: () => void;
  readonly autoComplete?: string;
  /** Prefix of `-field`, suffix of `save-`. */
  readonly testId: string;
}

/** Edits a name in place. */
export function NameForm({ label, hint, name, save, onSave, onEnd, autoComplete, testId }: NameFormProps) {
  const cancel = useTranslations('notice')('cancel');
  const [text, setText] = useState(name);
  const { request, isBusy, error } = useRequest();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await request(() => onSave(text))) onEnd();
  };
  return (
    <form onSubmit={send} className="flex w-full max-w-xl flex-col gap-2">
      <Field
        label={label}
        hint={hint}
        problem={null}
        value={text}
        onChange={setText}
        testId={`${testId}-field`}
        autoComplete={autoComplete ?? 'off'}
        autoFocus
      />
      {error ? <ErrorNotice error={error} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" isPending={isBusy} data-testid={`save-${testId}`}>
          {save}
        </Button>
        <Button kind="plain" onPress={onEnd}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
