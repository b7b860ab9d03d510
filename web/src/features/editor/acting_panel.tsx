import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { useEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTranslations } from 'use-intl';
import { BubbleChoice } from './bubble_choice.tsx';
import { ExpressionChoice } from './expression_choice.tsx';
import { FeelingChoice } from './feeling_choice.tsx';
import { MarksChoice } from './marks_choice.tsx';
import { PropChoice, SceneChoice } from './part_choice.tsx';
import { useEditor } from './use_editor.ts';

const allParts = ['feeling', 'expression', 'marks', 'prop', 'ground', 'bubble'] as const;
export type ActingPart = (typeof allParts)[number];

const choices = {
  feeling: FeelingChoice,
  expression: ExpressionChoice,
  marks: MarksChoice,
  prop: PropChoice,
  ground: SceneChoice,
  bubble: BubbleChoice,
} as const;

interface ActingPanelProps {
  readonly open: ActingPart;
  readonly onOpen: (part: ActingPart) => void;
}

/** Edits the acting of the selected sticker, one part at a time: a phone has room for one. */
export function ActingPanel({ open, onOpen }: ActingPanelProps) {
  const t = useTranslations('acting');
  const { set, chosenMark } = useEditor();
  const { isEmoji } = productSpecs[set.stamp.product];
  const parts = allParts.filter((part) => !isEmoji || (part !== 'ground' && part !== 'bubble'));
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part or mark starts at the top.
  useEffect(() => {
    top.current?.parentElement?.scrollTo({ top: 0 });
  }, [open, chosenMark]);
  return (
    <Tabs
      ref={top}
      selectedKey={open}
      onSelectionChange={(key) => {
        const part = parts.find((each) => each === key);
        if (part) onOpen(part);
      }}
      className="-mt-4 outline-none"
    >
      <TabList
        aria-label={t('parts')}
        className="sticky -top-4 z-10 -mx-4 mb-3 flex justify-between gap-0.5 overflow-x-auto border-b border-line bg-card px-2 py-1.5"
      >
        {parts.map((part) => (
          <Tab
            key={part}
            id={part}
            aria-label={t(`partsFull.${part}`)}
            data-testid={`acting-${part}`}
            className="grid min-h-11 min-w-11 cursor-pointer place-items-center rounded-full px-2 text-[0.8125rem] font-bold whitespace-nowrap text-ink-soft outline-offset-[-3px] hover:bg-sunken hover:text-ink data-[selected]:bg-ink data-[selected]:text-paper"
          >
            {t(`part.${part}`)}
          </Tab>
        ))}
      </TabList>
      {parts.map((part) => {
        const Choice = choices[part];
        return (
          <TabPanel
            key={part}
            id={part}
            className="rounded-lg outline-none data-[focus-visible]:outline-3 data-[focus-visible]:outline-offset-4"
          >
            <Choice />
          </TabPanel>
        );
      })}
    </Tabs>
  );
}
