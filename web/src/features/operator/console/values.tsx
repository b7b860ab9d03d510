import { type ErrorCode, isErrorCode } from '@pochitto/functions/domain/error_codes';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormatter } from 'use-intl';
import { useShortDateTime } from '../../../i18n/format_date.ts';
import { useErrorText } from '../../../shared/error_notice.tsx';

/** A server time in the reader's time zone; a dash for null. */
export function Time({ at }: { at: string | null }) {
  const format = useShortDateTime();
  if (at === null) return <>–</>;
  return (
    <time dateTime={at} className="whitespace-nowrap tabular-nums">
      {format(new Date(at))}
    </time>
  );
}

/** An amount in millionths of a dollar. */
export function Usd({ micros }: { micros: number }) {
  const format = useFormatter();
  return <>{format.number(micros / 1_000_000, { style: 'currency', currency: 'USD' })}</>;
}

/** A duration given in milliseconds. */
export function Seconds({ ms }: { ms: number }) {
  const format = useFormatter();
  return (
    <>
      {format.number(ms / 1000, {
        style: 'unit',
        unit: 'second',
        unitDisplay: 'short',
        maximumFractionDigits: ms < 10_000 ? 2 : 0,
      })}
    </>
  );
}

export const linkClass = 'font-bold underline decoration-line-strong underline-offset-4 hover:decoration-ink';

/** A person by uid, with a link to their page if the reader may open it. */
export function PersonLink({ uid, isLink = true }: { uid: string; isLink?: boolean }) {
  const text = <span className="font-mono text-xs break-all">{uid}</span>;
  return isLink ? (
    <Link to={`/operator/people/${uid}`} className={linkClass}>
      {text}
    </Link>
  ) : (
    text
  );
}

/** An error's code with its text. */
export function ErrorOf({ code }: { code: string | null }) {
  const errorText = useErrorText();
  if (code === null) return <>–</>;
  return (
    <>
      <span className="block font-mono text-note break-all">{code}</span>
      {isErrorCode(code) ? (
        <span className="block text-note text-ink-soft">{errorText(code satisfies ErrorCode)[0]}</span>
      ) : null}
    </>
  );
}

/** A section of a page with its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg">{title}</h2>
      {children}
    </section>
  );
}
