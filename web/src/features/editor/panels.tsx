import { type Product, productSpecs } from '@pochitto/functions/domain/product/product_spec';
import { Clapperboard, Image, Layers, Scissors, Smile, Type } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTranslations } from 'use-intl';
import { ActingPanel, type ActingPart } from './acting_panel.tsx';
import { CutOutPanel } from './cut_out_panel.tsx';
import { MotionPanel } from './motion/motion_panel.tsx';
import type { Artist } from './open_artist.ts';
import { PicturePanel } from './picture_panel.tsx';
import { SetPanel } from './set_panel.tsx';
import { useEditor } from './use_editor.ts';
import { WordsPanel } from './words_panel.tsx';

const names = ['motion', 'words', 'acting', 'picture', 'cutOut', 'set'] as const;
export type PanelName = (typeof names)[number];

/** Returns the panels of a product: only animated products have a motion panel. */
export function panelsOf(product: Product): readonly PanelName[] {
  return names.filter((name) => name !== 'motion' || productSpecs[product].timing !== null);
}

const icons = {
  motion: Clapperboard,
  words: Type,
  acting: Smile,
  picture: Image,
  cutOut: Scissors,
  set: Layers,
} as const;

interface PanelsProps {
  readonly artist: Artist | null;
  readonly open: PanelName;
  readonly onOpen: (panel: PanelName) => void;
  readonly actingPart: ActingPart;
  readonly onActingPart: (part: ActingPart) => void;
}

/** The editor's panels: a sheet on phones, a side panel on wide screens. */
export function Panels({ artist, open, onOpen, actingPart, onActingPart }: PanelsProps) {
  const t = useTranslations('editor');
  const panels = panelsOf(useEditor().set.stamp.product);
  return (
    <Tabs
      selectedKey={open}
      onSelectionChange={(key) => {
        const panel = panels.find((each) => each === key);
        if (panel) onOpen(panel);
      }}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <TabList
        aria-label={t('panels')}
        className="grid shrink-0 auto-cols-fr grid-flow-col border-b border-line"
      >
        {panels.map((panel) => {
          const Icon = icons[panel];
          return (
            <Tab
              key={panel}
              id={panel}
              data-testid={`panel-${panel}`}
              className="-mb-px flex min-h-14 cursor-pointer flex-col items-center justify-center gap-0.5 border-b-3 border-transparent px-1 text-[0.8125rem] leading-tight font-bold text-ink-soft outline-offset-[-3px] hover:text-ink data-[selected]:border-act data-[selected]:text-ink"
            >
              <Icon size={19} strokeWidth={1.75} aria-hidden="true" />
              {t(`panel.${panel}`)}
            </Tab>
          );
        })}
      </TabList>
      {panels.map((panel) => (
        <TabPanel
          key={panel}
          id={panel}
          className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain p-4 pb-[max(1.5rem,env(safe-area-inset-bottom))] outline-none data-[focus-visible]:outline-3 data-[focus-visible]:outline-offset-[-3px]"
        >
          {panel === 'motion' ? <MotionPanel /> : null}
          {panel === 'words' ? <WordsPanel /> : null}
          {panel === 'acting' ? <ActingPanel open={actingPart} onOpen={onActingPart} /> : null}
          {panel === 'picture' ? <PicturePanel /> : null}
          {panel === 'cutOut' ? <CutOutPanel artist={artist} /> : null}
          {panel === 'set' ? <SetPanel /> : null}
        </TabPanel>
      ))}
    </Tabs>
  );
}
