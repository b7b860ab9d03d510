import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTranslations } from 'use-intl';
import type { ChatGround } from '../../ui/chat_ground.ts';
import { ChatPreview } from './chat_preview.tsx';
import { GroundChoice } from './ground_choice.tsx';
import { Package } from './package.tsx';
import type { StampSet } from './use_set.ts';

interface ResultProps {
  readonly set: StampSet;
  readonly grid: ReactNode;
  readonly ground: ChatGround;
  readonly onGround: (ground: ChatGround) => void;
}

/** A finished set: its stickers and package, and how it feels in a chat. */
export function Result({ set, grid, ground, onGround }: ResultProps) {
  const t = useTranslations('set');
  return (
    <Tabs>
      <TabList aria-label={t('tabsLabel')} className="mb-5 flex gap-1 border-b border-line">
        <ResultTab id="stickers" text={t('tabs.stickers')} />
        <ResultTab id="chat" text={t('tabs.chat')} />
      </TabList>
      <TabPanel id="stickers" className="flex flex-col gap-6 outline-none">
        <Package set={set} />
        <div className="flex flex-col gap-3">
          <GroundChoice value={ground} onChange={onGround} />
          {grid}
        </div>
      </TabPanel>
      <TabPanel id="chat" className="outline-none">
        <ChatPreview set={set} />
      </TabPanel>
    </Tabs>
  );
}

function ResultTab({ id, text }: { id: string; text: string }) {
  return (
    <Tab
      id={id}
      data-testid={`tab-${id}`}
      className="-mb-px grid min-h-12 cursor-pointer place-items-center rounded-t-lg border-b-3 border-transparent px-4 font-bold text-ink-soft hover:text-ink data-[selected]:border-act data-[selected]:text-ink"
    >
      {text}
    </Tab>
  );
}
