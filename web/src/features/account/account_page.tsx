import { mayAct } from '@pochitto/functions/domain/accounts/role';
import { locales } from '@pochitto/functions/domain/accounts/user';
import { Gauge, LogOut } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useLocale, useTranslations } from 'use-intl';
import { useChooseLocale } from '../../i18n/locale.tsx';
import { usePerson } from '../../lib/firebase/session.tsx';
import { useRole } from '../../lib/firebase/use_role.ts';
import { connectPath } from '../../lib/next_path.ts';
import { chooseTheme, storedTheme, themes } from '../../lib/theme.ts';
import { Footer } from '../../shared/footer.tsx';
import { LineSessionBadge, lineSessionState, useLineSession } from '../../shared/line_session.tsx';
import { useWallet } from '../../shared/wallet.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ChoiceRow } from '../../ui/choice_row.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/progress.tsx';
import { DeleteMe, leave } from './delete_me.tsx';
import { ExportData } from './export_data.tsx';
import { Identity } from './identity.tsx';
import { NoticeChoiceTable } from './notice_choices.tsx';
import { SignInCard } from './sign_in_card.tsx';
import { useAccount } from './use_account.ts';

export function Component() {
  const t = useTranslations('account');
  const { uid } = usePerson();
  const standing = useRole();
  const live = useWallet(uid);
  const wallet = live.state === 'ready' ? live.value : null;
  const seen = useAccount(wallet?.profile ?? null);
  const navigate = useNavigate();
  // Show all cards at once: one that appears later would move what the person is about to press.
  const isLoading = live.state === 'loading' || standing === null || seen.isLoading;
  const { hash } = useLocation();
  useEffect(() => {
    // The router scrolls to the hash while the cards are still hidden, so scroll again.
    if (!isLoading && hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [isLoading, hash]);
  return (
    <Page title={t('title')} width="narrow">
      <h1 className="mb-6 text-3xl">{t('title')}</h1>
      {isLoading ? <Waiting /> : null}
      <div className={isLoading ? 'hidden' : 'flex flex-col gap-4'}>
        <Card>
          <Identity wallet={wallet} />
          <div className="border-t border-line pt-5">
            <Button
              data-testid="sign-out"
              onPress={async () => {
                await navigate('/');
                await leave();
              }}
            >
              <LogOut size={20} strokeWidth={1.75} aria-hidden="true" />
              {t('signOut')}
            </Button>
          </div>
        </Card>
        {wallet && seen.account ? (
          <Card>
            <SignInCard profile={wallet.profile} account={seen.account} again={seen.again} />
          </Card>
        ) : null}
        {wallet ? (
          <Card>
            <LineMarket uid={uid} />
          </Card>
        ) : null}
        <Card>
          <Tastes />
        </Card>
        {wallet ? (
          <Card>
            <NoticeChoiceTable choices={wallet.profile.noticeChoices} />
          </Card>
        ) : null}
        {standing && mayAct(standing.role, 'staff') ? (
          <Card>
            <OperatorLinks />
          </Card>
        ) : null}
        <Card>
          <h2 className="text-xl">{t('dataTitle')}</h2>
          <Link
            to="/legal/privacy"
            className="inline-flex min-h-11 items-center underline underline-offset-4"
          >
            {t('whatWeKeep')}
          </Link>
          <ExportData />
          <DeleteMe wallet={wallet} />
        </Card>
      </div>
      {isLoading ? null : <Footer />}
    </Page>
  );
}

const Card = ({ children }: { children: ReactNode }) => (
  <section className="flex flex-col gap-5 rounded-card border border-line bg-card p-5 sm:p-6">
    {children}
  </section>
);

function Tastes() {
  const t = useTranslations();
  const locale = useLocale();
  const chooseLocale = useChooseLocale();
  const [theme, setTheme] = useState(storedTheme);
  return (
    <>
      <ChoiceRow
        label={t('account.language')}
        value={locale}
        options={locales.map((value) => ({
          value,
          text: <span lang={value}>{t(`messages.languages.${value}`)}</span>,
          testId: `language-${value}`,
        }))}
        onChange={chooseLocale}
      />
      <ChoiceRow
        label={t('account.theme')}
        value={theme}
        options={themes.map((value) => ({
          value,
          text: t(`account.themes.${value}`),
          testId: `theme-${value}`,
        }))}
        onChange={(chosen) => {
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      />
    </>
  );
}

/** Shows whether Creators Market is connected, with a link to its page. */
function LineMarket({ uid }: { uid: string }) {
  const t = useTranslations('lineSession');
  const state = lineSessionState(useLineSession(uid));
  return (
    <>
      <h2 className="text-xl">{t('title')}</h2>
      <div className="flex min-h-24 flex-col items-start gap-3">
        {state ? <LineSessionBadge state={state} /> : null}
        <Link to={connectPath()} className={buttonClass('quiet')} data-testid="to-line-session">
          {state === 'active' ? t('manage') : t('connect')}
        </Link>
      </div>
    </>
  );
}

/** Links to the console of operators and staff. */
function OperatorLinks() {
  const t = useTranslations('account');
  return (
    <>
      <h2 className="text-xl">{t('operatorTitle')}</h2>
      <Link to="/operator" className={buttonClass('quiet', 'self-start')} data-testid="to-console">
        <Gauge size={20} strokeWidth={1.75} aria-hidden="true" />
        {t('operatorConsole')}
      </Link>
    </>
  );
}
