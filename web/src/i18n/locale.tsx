import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider, type Messages } from 'use-intl';
import { useSession } from '../lib/firebase/session.tsx';
import { Button } from '../ui/button.tsx';
import type { Catalogue } from './catalogue/catalogue.ts';

const key = 'pochitto.locale';

/** The domain's locales without the domain's schemas, which the first page does not need. */
const spoken: Readonly<Record<Locale, true>> = { ja: true, en: true };

function isSpoken(tag: string | undefined): tag is Locale {
  return tag !== undefined && Object.hasOwn(spoken, tag);
}

/** What the person chose, else the language of the browser, else Japanese. */
function preferredLocale(): Locale {
  const stored = localStorage.getItem(key);
  const asked = [stored, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return asked.find(isSpoken) ?? 'ja';
}

type Show = (locale: Locale) => void;

const SetLocale = createContext<{ readonly choose: Show; readonly adopt: Show }>({
  choose: () => {},
  adopt: () => {},
});

interface Shown {
  readonly locale: Locale;
  readonly messages: Catalogue;
}

/** The texts that the page begins with; null where they could not be fetched. */
export async function firstTexts(): Promise<Shown | null> {
  const locale = preferredLocale();
  try {
    const messages = await loadCatalogue(locale);
    document.documentElement.lang = locale;
    return { locale, messages };
  } catch {
    return null;
  }
}

interface LocaleProviderProps {
  readonly first: Shown | null;
  readonly children: ReactNode;
}

/** Gives texts, dates and numbers in one language. Shows nothing until its catalogue is here. */
export function LocaleProvider({ first, children }: LocaleProviderProps) {
  const [shown, setShown] = useState<Shown | null>(first);
  const [failure, setFailure] = useState(false);

  const show = useCallback((locale: Locale) => {
    loadCatalogue(locale).then(
      (messages) => {
        document.documentElement.lang = locale;
        setShown({ locale, messages });
      },
      () => setFailure(true),
    );
  }, []);

  const setLocale = useMemo(() => {
    const choose = (locale: Locale) => {
      localStorage.setItem(key, locale);
      show(locale);
    };
    const adopt = (locale: Locale) => {
      if (localStorage.getItem(key) === null) choose(locale);
    };
    return { choose, adopt };
  }, [show]);

  useEffect(() => {
    if (!first) show(preferredLocale());
  }, [first, show]);

  if (failure) return <NoCatalogue />;
  if (!shown) return null;
  return (
    <SetLocale value={setLocale}>
      <IntlProvider
        locale={shown.locale}
        // The type holds the Japanese texts themselves, so that their arguments are checked.
        messages={shown.messages as Messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        <I18nProvider locale={shown.locale === 'ja' ? 'ja-JP' : 'en-US'}>{children}</I18nProvider>
      </IntlProvider>
    </SetLocale>
  );
}

async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  if (locale === 'en') return (await import('./catalogue/en.ts')).en;
  return (await import('./catalogue/ja.ts')).ja;
}

/** Without a catalogue there is no text to look up: these few words are the only ones outside it. */
function NoCatalogue() {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-4 p-8">
      <p lang="ja">ページを読み込めませんでした。通信環境を確認して、再読み込みしてください。</p>
      <p lang="en">This page couldn't be loaded. Check your connection and reload.</p>
      <Button onPress={() => window.location.reload()}>再読み込み / Reload</Button>
    </main>
  );
}

/** Shows a language and keeps it at this device. */
function useSetLocale(): Show {
  return use(SetLocale).choose;
}

/** The same, unless one was chosen here already. */
export function useAdoptLocale(): Show {
  return use(SetLocale).adopt;
}

/** Shows and keeps the chosen language: on this device, and for a signed-in person on their next one too. */
export function useChooseLocale(): (locale: Locale) => void {
  const setLocale = useSetLocale();
  const isIn = useSession().state === 'in';
  return (locale) => {
    setLocale(locale);
    if (isIn) void keep(locale);
  };
}

/** Apart, so that who is not signed in loads nothing that calls. The choice stands here, whatever becomes of this. */
async function keep(locale: Locale): Promise<void> {
  try {
    const { call } = await import('../lib/firebase/call.ts');
    await call('setLocale', { locale });
  } catch {
    // The next device will begin in the language before: nothing worth a message.
  }
}
