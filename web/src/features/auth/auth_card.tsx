import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';

interface AuthCardProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** The card of the sign-in pages. */
export function AuthCard({ title, lead, children }: AuthCardProps) {
  return (
    <Page title={title} width="narrow">
      <section className="mx-auto max-w-md">
        <h1 className="text-3xl">{title}</h1>
        {lead ? <p className="mt-2 text-ink-soft">{lead}</p> : null}
        <div className="mt-8">{children}</div>
      </section>
    </Page>
  );
}

/** Link to another sign-in page that keeps the path to return to. */
export function OtherWay({ to, text }: { to: string; text: string }) {
  const { search } = useLocation();
  return (
    <Link
      to={{ pathname: to, search }}
      className={buttonClass('plain', 'mt-2 w-full')}
      data-testid={`to${to.replace('/', '-')}`}
    >
      {text}
    </Link>
  );
}
