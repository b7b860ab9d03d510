import { CircleUserRound, Scissors, Stamp } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, NavLink } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useChooseLocale } from '../i18n/locale.tsx';
import { useSession } from '../lib/firebase/session.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Logo } from '../ui/page.tsx';

const signedInHeader = () => import('./signed_in_header.tsx');
/** Apart, so that who is not signed in loads nothing that reads documents. */
const BalanceChip = lazy(async () => ({ default: (await signedInHeader()).BalanceChip }));
const NewsMark = lazy(async () => ({ default: (await signedInHeader()).NewsMark }));
const ProfileLanguage = lazy(async () => ({ default: (await signedInHeader()).ProfileLanguage }));

export function Header() {
  const t = useTranslations();
  const session = useSession();
  const isIn = session.state === 'in';
  return (
    <header className="border-b border-line bg-paper">
      <div className="mx-auto flex h-16 max-w-5xl items-center gap-1 px-4 sm:px-6">
        <Link
          to="/"
          className="font-display mr-auto flex items-center gap-2 rounded-full pr-2 text-xl text-ink"
        >
          <Logo />
          <span className={isIn ? 'max-sm:sr-only' : ''}>{t('product.name')}</span>
        </Link>
        {/* On a phone there is no room for it beside the balance; the account page has it too. */}
        <span className={isIn ? 'max-sm:hidden' : ''}>
          <LanguageSwitch />
        </span>
        <nav aria-label={t('header.navigation')} className="flex min-w-11 items-center justify-end gap-1">
          {session.state === 'in' ? (
            <>
              <Suspense fallback={<span className="h-11 w-28" />}>
                <BalanceChip uid={session.person.uid} />
                <ProfileLanguage uid={session.person.uid} />
              </Suspense>
              <PlaceLink to="/sets" text={t('header.sets')} icon={Stamp}>
                <Suspense>
                  <NewsMark uid={session.person.uid} />
                </Suspense>
              </PlaceLink>
              <PlaceLink to="/studio" text={t('header.studio')} icon={Scissors} />
              <PlaceLink to="/account" text={t('header.account')} icon={CircleUserRound} />
            </>
          ) : null}
          {session.state === 'out' ? (
            <Link to="/sign-in" className={buttonClass('plain')}>
              {t('header.signIn')}
            </Link>
          ) : null}
        </nav>
      </div>
    </header>
  );
}

interface PlaceLinkProps {
  readonly to: string;
  readonly text: string;
  readonly icon: typeof Stamp;
  readonly children?: ReactNode;
}

function PlaceLink({ to, text, icon: Icon, children }: PlaceLinkProps) {
  return (
    <NavLink
      to={to}
      className="pressable relative flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-full px-2.5 font-bold text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:text-ink"
    >
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <span className="max-sm:sr-only">{text}</span>
      {children}
    </NavLink>
  );
}

/** Names the other language in that language. */
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
      <span lang={t('otherLanguageCode')} className="text-note">
        {t('otherLanguage')}
      </span>
    </Button>
  );
}
