import { productSpecs } from '@pochitto/functions/domain/product/product_spec';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { CheckPanel } from './check/check_panel.tsx';
import { useCheck } from './check/use_check.ts';
import { InfoPanel } from './info/info_panel.tsx';
import { SendPanel } from './send/send_panel.tsx';
import { openTab, type SetTab, setTabs as tabs } from './set_tab.ts';
import { ChatPreview } from './stickers/chat_preview.tsx';
import type { StampSet } from './use_set.ts';

/** A finished set: its stickers, a chat preview, the check, and downloads and submission. */
export function Result({ set, children }: { set: StampSet; children: ReactNode }) {
  const t = useTranslations('set');
  const { isEmoji } = productSpecs[set.stamp.product];
  const [parameters, setParameters] = useSearchParams();
  const open = openTab(parameters);
  const check = useCheck(set, open === 'check' || open === 'send');
  const go = (tab: SetTab, at?: string) => {
    const place = at === undefined ? { tab } : { tab, at };
    setParameters(tab === 'stickers' ? {} : place, { replace: true, preventScrollReset: true });
  };
  return (
    <Tabs
      selectedKey={open}
      onSelectionChange={(key) => go(tabs.find((tab) => tab === key) ?? 'stickers')}
      className="outline-none"
    >
      <TabList aria-label={t('tabsLabel')} className="mb-5 flex border-b border-line sm:gap-1">
        {tabs.map((tab) => (
          <Tab
            key={tab}
            id={tab}
            data-testid={`tab-${tab}`}
            className="-mb-px grid min-h-12 cursor-pointer place-items-center rounded-t-lg border-b-3 border-transparent px-2.5 text-sm font-bold whitespace-nowrap max-[359px]:px-1.5 text-ink-soft hover:text-ink data-[selected]:border-act data-[selected]:text-ink sm:px-4 sm:text-base"
          >
            {t(`tabs.${tab === 'stickers' && isEmoji ? 'emoji' : tab}`)}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="stickers" className="flex flex-col gap-3 outline-none">
        {children}
      </TabPanel>
      <TabPanel id="chat" className="outline-none">
        <ChatPreview set={set} />
      </TabPanel>
      <TabPanel id="check" className="outline-none">
        <CheckPanel set={set} check={check} onTab={go} />
      </TabPanel>
      <TabPanel id="info" className="outline-none">
        <InfoPanel set={set} at={parameters.get('at')} onTab={go} />
      </TabPanel>
      <TabPanel id="send" className="outline-none">
        <SendPanel set={set} check={check} onTab={go} />
      </TabPanel>
    </Tabs>
  );
}
