import type { ReactNode } from 'react';
import { Page } from '../../ui/page.tsx';

interface AuthCardProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** The sheet that the sign-in pages are written on. */
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
