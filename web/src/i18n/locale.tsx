import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider, type Messages } from 'use-intl';
import { useSession } from '../lib/firebase/session.tsx';
import { Button } from '../ui/button.tsx';
import type { Catalogue } from './catalogue/catalogue.ts';

const key = 'pochitto.locale';

/** The domain's locales without its schemas, which the home page does not need. */
const spoken: Readonly<Record<Locale, true>> = { ja: true, en: true };

function isSpoken(tag: string | undefined): tag is Locale {
  return tag !== undefined && Object.hasOwn(spoken, tag);
}

/** Returns the language that the person chose, else the browser's language, else Japanese. */
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

/** Loads the texts that the page starts with; null if they could not be fetched. */
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

/** Provides texts, dates and numbers in one language. Renders nothing until the catalogue is loaded. */
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
        // The declared type has the Japanese texts as literal types, so that their arguments are type-checked.
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

/** Error screen for a catalogue that failed to load. These few words are the only UI texts outside the catalogue. */
function NoCatalogue() {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-4 p-8">
      <p lang="ja">ページを読み込めませんでした。通信環境を確認して、再読み込みしてください。</p>
      <p lang="en">This page couldn't be loaded. Check your connection and reload.</p>
      <Button onPress={() => window.location.reload()}>再読み込み / Reload</Button>
    </main>
  );
}

/** Returns a function that switches the language and stores it on this device. */
function useSetLocale(): Show {
  return use(SetLocale).choose;
}

/** Like `useSetLocale`, but does nothing if a language was chosen on this device. */
export function useAdoptLocale(): Show {
  return use(SetLocale).adopt;
}

/**
 * Returns a function that switches the language and stores it on this device, and in the profile of a signed-in
 * person.
 */
export function useChooseLocale(): (locale: Locale) => void {
  const setLocale = useSetLocale();
  const isIn = useSession().state === 'in';
  return (locale) => {
    setLocale(locale);
    if (isIn) void keep(locale);
  };
}

/**
 * Stores the language in the profile. Loaded lazily: signed-out visitors do not load the code that calls functions.
 * A failure does not affect the choice on this device.
 */
async function keep(locale: Locale): Promise<void> {
  try {
    const { call } = await import('../lib/firebase/call.ts');
    await call('setLocale', { locale });
  } catch {
    // Not worth a message: the next device starts in the previous language.
  }
}
