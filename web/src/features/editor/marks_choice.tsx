import { maxMarks } from '@pochitto/functions/domain/acting/acting';
import { marks as markNames, marks } from '@pochitto/functions/domain/acting/acting_names';
import { CircleHelp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslations } from 'use-intl';
import { ChoicePicture, tileClass, tileGrid, tileText } from './choice_tiles.tsx';
import { MarkControls } from './mark_controls.tsx';
import { useActing } from './use_acting.ts';

/** The sticker's marks, and those that can be added. */
export function MarksChoice() {
  const t = useTranslations('acting');
  const { acting, addMark, makeRoom, chosenMark, chooseMark, places } = useActing();
  const added = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawn places of the marks show whether there was room.
  useEffect(() => {
    if (added.current === null || !places?.marks[added.current]) return;
    makeRoom(added.current);
    added.current = null;
  }, [places]);
  const markName = useMarkName();
  const isFull = acting.marks.length >= maxMarks;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <h3 className="text-note font-bold text-ink-soft">{t('marksOn')}</h3>
        {acting.marks.length === 0 ? (
          <p className="text-note text-ink-soft">{t('marksNone')}</p>
        ) : (
          <ul className="flex flex-wrap gap-2">
            {acting.marks.map(({ name, color }, index) => {
              const known = markNames.find((each) => each === name);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a mark is identified by its index.
                <li key={index}>
                  <ToggleButton
                    isSelected={index === chosenMark}
                    onChange={(isOn) => chooseMark(isOn ? index : null)}
                    aria-label={t('markOn', { name: markName(name), number: index + 1 })}
                    data-testid={`chip-${index}`}
                    className="pressable grid size-12 place-items-center rounded-xl border border-line-strong bg-card hover:bg-sunken data-[selected]:border-ink data-[selected]:bg-yolk-wash data-[selected]:ring-2 data-[selected]:ring-ink"
                  >
                    {known ? (
                      <ChoicePicture choice={{ kind: 'mark', name: known, color }} size={36} />
                    ) : (
                      <CircleHelp size={22} strokeWidth={1.75} aria-hidden="true" />
                    )}
                  </ToggleButton>
                </li>
              );
            })}
          </ul>
        )}
      </div>
      {chosenMark === null ? null : <MarkControls index={chosenMark} />}
      <div className="flex flex-col gap-2">
        <h3 className="text-note font-bold text-ink-soft">{t('marksAdd')}</h3>
        {isFull ? (
          <p role="status" data-testid="marks-full" className="text-note font-bold text-act-text">
            {t('marksFull', { limit: maxMarks })}
          </p>
        ) : null}
        <div className={tileGrid}>
          {markNames.map((name) => (
            <Button
              key={name}
              isDisabled={isFull}
              onPress={() => {
                added.current = acting.marks.length;
                addMark(name);
              }}
              data-testid={`add-${name}`}
              className={tileClass}
            >
              <ChoicePicture choice={{ kind: 'mark', name }} />
              <span className={tileText}>{t(`marks.${name}`)}</span>
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Returns the name of a mark; marks of a newer version have none here. */
export function useMarkName(): (name: string) => string {
  const t = useTranslations('acting');
  return (name) => {
    const known = marks.find((each) => each === name);
    return known ? t(`marks.${known}`) : t('markUnknown');
  };
}
