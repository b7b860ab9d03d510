import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { routes } from './app/routes.tsx';
import { firstTexts, LocaleProvider } from './i18n/locale.tsx';
import { SessionProvider } from './lib/firebase/session.tsx';
import { untilNothingPressed } from './lib/prerendered.ts';
import { registerServiceWorker } from './lib/service_worker.ts';
import { applyTheme, storedTheme } from './lib/theme.ts';
import './styles.css';

applyTheme(storedTheme());
// Not render-blocking: headings use the system font until the heading font has loaded, or without a network.
import('@fontsource/m-plus-rounded-1c/800.css').catch(() => {});

void start();

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root.');
  const [first] = await Promise.all([firstTexts(), untilNothingPressed()]);
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider first={first}>
        <SessionProvider>
          <RouterProvider router={createBrowserRouter(routes)} />
        </SessionProvider>
      </LocaleProvider>
    </StrictMode>,
  );
  registerServiceWorker();
}
