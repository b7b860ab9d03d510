import type { Locale } from '@pochitto/functions/domain/accounts/user';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { renderToString } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { IntlProvider, type Messages } from 'use-intl';
import { HomePage } from '../features/home/home_page.tsx';
import type { Catalogue } from '../i18n/catalogue/catalogue.ts';
import { en } from '../i18n/catalogue/en.ts';
import { ja } from '../i18n/catalogue/ja.ts';
import { Frame } from './frame.tsx';

const catalogues: Readonly<Record<Locale, Catalogue>> = { ja, en };

/** Prerenders the signed-out home page for the build: HTML of `#root`, window title and description. */
export function prerenderHome(locale: Locale): { html: string; title: string; description: string } {
  const messages = catalogues[locale];
  const html = renderToString(
    <IntlProvider locale={locale} messages={messages as Messages} timeZone="Asia/Tokyo">
      <I18nProvider locale={locale === 'ja' ? 'ja-JP' : 'en-US'}>
        <MemoryRouter>
          <Frame>
            <HomePage />
          </Frame>
        </MemoryRouter>
      </I18nProvider>
    </IntlProvider>,
  );
  const { home, product } = messages;
  return { html, title: `${home.title} - ${product.name}`, description: home.lead };
}
