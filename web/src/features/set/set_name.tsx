import { calledName } from '@pochitto/functions/domain/stamps/stamp';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '../../lib/firebase/call.ts';
import { NameForm } from '../../shared/name_form.tsx';
import { IconButton } from '../../ui/button.tsx';
import type { StampSet } from './use_set.ts';

/** The name of a set as a heading that can be edited in place. */
export function SetName({ set: { stamp, stickers } }: { set: StampSet }) {
  const t = useTranslations('set');
  const [isChanging, setChanging] = useState(false);
  const firstMessage = stickers[0]?.message;
  const name = calledName(stamp, firstMessage);
  const automatic = calledName({ ...stamp, name: '' }, firstMessage);
  if (isChanging) {
    return (
      <NameForm
        label={t('nameLabel')}
        hint={t('nameHint')}
        name={name}
        save={t('saveName')}
        // The fallback name is not stored as a name.
        onSave={(text) =>
          call('renameStamp', { stampId: stamp.id, name: text.trim() === automatic ? '' : text })
        }
        onEnd={() => setChanging(false)}
        testId="set-name"
      />
    );
  }
  return (
    <div className="flex min-w-0 items-center gap-1">
      <h1 className="min-w-0 text-2xl wrap-anywhere sm:text-3xl" data-testid="set-name">
        <bdi>{name || t(`titles.${stamp.product}`, { count: stamp.messageCount })}</bdi>
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
