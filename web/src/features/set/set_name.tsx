import { calledName } from '@pochitto/functions/domain/stamps/stamp';
import { Pencil } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { useRequest } from '../../lib/requests.ts';
import { RefusalNotice } from '../../shared/refusal_notice.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import type { StampSet } from './use_set.ts';

/** What a set is called, as a heading that can be changed in place. */
export function SetName({ set: { stamp, stickers } }: { set: StampSet }) {
  const t = useTranslations('set');
  const [isChanging, setChanging] = useState(false);
  const firstMessage = stickers[0]?.message;
  const name = calledName(stamp, firstMessage);
  if (isChanging) {
    return (
      <NameForm
        stampId={stamp.id}
        name={name}
        automatic={calledName({ ...stamp, name: '' }, firstMessage)}
        onEnd={() => setChanging(false)}
      />
    );
  }
  return (
    <div className="flex min-w-0 items-center gap-1">
      <h1 className="min-w-0 text-2xl wrap-anywhere sm:text-3xl" data-testid="set-name">
        <bdi>{name}</bdi>
      </h1>
      <IconButton
        icon={Pencil}
        label={t('rename')}
        onPress={() => setChanging(true)}
        data-testid="rename-set"
      />
    </div>
  );
}

interface NameFormProps {
  readonly stampId: string;
  readonly name: string;
  /** What it is called without a name of its own. */
  readonly automatic: string;
  readonly onEnd: () => void;
}

function NameForm({ stampId, name, automatic, onEnd }: NameFormProps) {
  const t = useTranslations('set');
  const cancel = useTranslations('notice')('cancel');
  const [text, setText] = useState(name);
  const { request, isBusy, refusal } = useRequest();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim() === automatic ? '' : text;
    if (await request(() => call('renameStamp', { stampId, name: wanted }))) onEnd();
  };
  return (
    <form onSubmit={save} className="flex w-full max-w-xl flex-col gap-2">
      <Field
        label={t('nameLabel')}
        hint={t('nameHint')}
        problem={null}
        value={text}
        onChange={setText}
        testId="set-name-field"
        autoFocus
      />
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" isPending={isBusy} data-testid="save-set-name">
          {t('saveName')}
        </Button>
        <Button kind="plain" onPress={onEnd}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
