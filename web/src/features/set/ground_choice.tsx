import { useTranslations } from 'use-intl';
import type { ChatGround } from '../../ui/chat_ground.ts';
import { ChoiceRow } from '../../ui/choice_row.tsx';

const grounds = ['light', 'dark', 'white'] as const satisfies readonly ChatGround[];

/** What the stickers stand on while they are looked at. */
export function GroundChoice(props: { value: ChatGround; onChange: (ground: ChatGround) => void }) {
  const t = useTranslations('viewer');
  return (
    <ChoiceRow
      {...props}
      label={t('ground')}
      hideLabel
      options={grounds.map((value) => ({ value, text: t(`grounds.${value}`), testId: `ground-${value}` }))}
    />
  );
}
