import { CircleUserRound, Scissors, Stamp } from 'lucide-react';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { Link, NavLink } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useChooseLocale } from '../i18n/locale.tsx';
import { useSession, wasSignedIn } from '../lib/firebase/session.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Logo } from '../ui/page.tsx';

const signedInHeader = () => import('./signed_in_header.tsx');
/** Loaded separately, so that signed-out visitors do not load the code that reads documents. */
const BalanceChip = lazy(async () => ({ default: (await signedInHeader()).BalanceChip }));
const NoticeBell = lazy(async () => ({ default: (await signedInHeader()).NoticeBell }));
const ProfileLanguage = lazy(async () => ({ default: (await signedInHeader()).ProfileLanguage }));

export function Header() {
  const t = useTranslations();
  const session = useSession();
  const isIn = session.state === 'in';
  // Reserves the row's space while the session loads.
  const mayBeIn = isIn || (session.state === 'unknown' && wasSignedIn());
  const isWide = useSyncExternalStore(
    watchWidth,
    () => wide?.matches ?? true,
    () => true,
  );
  return (
    <header className="border-b border-line bg-paper">
      <div className="mx-auto flex h-16 max-w-5xl items-center gap-1 px-4 sm:px-6">
        <Link
          to="/"
          className="font-display mr-auto flex min-h-11 items-center gap-2 rounded-full pr-2 text-xl text-ink"
        >
          <Logo />
          <span className={isIn ? 'max-[479px]:sr-only' : 'max-[359px]:sr-only'}>{t('product.name')}</span>
        </Link>
        <LanguageSwitch />
        <nav aria-label={t('header.navigation')} className="flex min-w-11 items-center justify-end gap-1">
          {session.state === 'in' ? (
            <>
              <Suspense fallback={<span className="h-11 w-28" />}>
                <BalanceChip uid={session.person.uid} />
                <ProfileLanguage uid={session.person.uid} />
              </Suspense>
              {isWide ? <Places /> : null}
              <Suspense fallback={<span className="size-11" />}>
                <NoticeBell uid={session.person.uid} />
              </Suspense>
            </>
          ) : null}
          {session.state === 'out' || (session.state === 'unknown' && !wasSignedIn()) ? (
            <Link to="/sign-in" className={buttonClass('plain', 'whitespace-nowrap')}>
              {t('header.signIn')}
            </Link>
          ) : null}
        </nav>
      </div>
      {mayBeIn && !isWide ? (
        <nav
          aria-label={t('header.places')}
          className="mx-auto flex h-12 max-w-5xl items-center justify-around border-t border-line px-1"
        >
          {session.state === 'in' ? <Places /> : null}
        </nav>
      ) : null}
    </header>
  );
}

/** From this width on, the header fits all labels in one row. */
const wide = typeof matchMedia === 'undefined' ? null : matchMedia('(min-width: 640px)');

function watchWidth(tell: () => void): () => void {
  wide?.addEventListener('change', tell);
  return () => wide?.removeEventListener('change', tell);
}

/** Links to the pages of signed-in people. */
function Places() {
  const t = useTranslations('header');
  return (
    <>
      <PlaceLink to="/sets" text={t('sets')} icon={Stamp} />
      <PlaceLink to="/studio" text={t('studio')} icon={Scissors} />
      <PlaceLink to="/account" text={t('account')} icon={CircleUserRound} />
    </>
  );
}

interface PlaceLinkProps {
  readonly to: string;
  readonly text: string;
  readonly icon: typeof Stamp;
}

function PlaceLink({ to, text, icon: Icon }: PlaceLinkProps) {
  return (
    <NavLink
      to={to}
      className="pressable flex min-h-11 min-w-11 items-center justify-center gap-1.5 whitespace-nowrap rounded-full px-2.5 font-bold text-ink-soft hover:bg-sunken max-sm:px-1.5 max-sm:text-note hover:text-ink aria-[current=page]:text-ink"
    >
      <Icon size={20} strokeWidth={1.75} className="shrink-0 max-[389px]:hidden" aria-hidden="true" />
      <span>{text}</span>
    </NavLink>
  );
}

/** Switches to the other language, labeled in that language. */
function LanguageSwitch() {
  const t = useTranslations('header');
  const locale = useLocale();
  const choose = useChooseLocale();
  return (
    <Button
      kind="plain"
      data-testid="language-switch"
      aria-label={t('switchLanguage')}
      onPress={() => choose(locale === 'ja' ? 'en' : 'ja')}
    >
      <span lang={t('otherLanguageCode')} className="whitespace-nowrap text-note max-[389px]:hidden">
        {t('otherLanguage')}
      </span>
      <span className="text-note uppercase min-[390px]:hidden">{t('otherLanguageCode')}</span>
    </Button>
  );
}
