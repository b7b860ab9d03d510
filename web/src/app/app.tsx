import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { LocaleProvider } from '../i18n/locale.tsx';
import { SessionProvider } from '../lib/firebase/session.tsx';
import { routes } from './routes.tsx';

const router = createBrowserRouter(routes);

export function App() {
  return (
    <LocaleProvider>
      <SessionProvider>
        <RouterProvider router={router} />
      </SessionProvider>
    </LocaleProvider>
  );
}
