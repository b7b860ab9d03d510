import { submissionSteps } from '@pochitto/functions/domain/submission/submission_attempt';
import { type SwitchName, switches } from '@pochitto/sandbox/creators-market';
import type { FaultCase } from './fault_cases.ts';
import type { FaultResult } from './fault_world.ts';

const short: Readonly<Record<string, string>> = {
  submitted: 'sent',
  submission_site_down: 'down',
  submission_site_changed: 'drift',
  submission_site_refused: 'refused',
  submission_outcome_unknown: 'unknown',
  submission_session_expired: 'expired',
  submission_title_taken: 'title',
  submission_limit_day: 'limit',
};

/**
 * Returns the matrix as Markdown: a row for each switch and kind of request, a column for each of our steps. A case
 * that was not run shows its possible ends in parentheses.
 */
export function faultReport(results: readonly FaultResult[], cases: readonly FaultCase[]): string {
  const rows = Map.groupBy(cases, rowOf);
  const wrong = results.filter((each) => each.wrong.length > 0);
  const runs = results.reduce((sum, each) => sum + each.runs, 0);
  const most = (of: (result: FaultResult) => number) => Math.max(...results.map(of));
  const ran =
    results.length === cases.length
      ? `All ${cases.length} cases were run:`
      : `The table has ${cases.length} cases, of which ${results.length}, spread evenly, were run:`;
  return [
    '# Faults of Creators Market against the steps of a submission',
    '',
    'Written by `npm run faults -- --out docs/faults.md`. A set of eight stickers is submitted in a real browser to the',
    'sandbox of the site, and the fault is switched on when the step begins. Each case starts with a new account.',
    '',
    `${ran} ${runs} submission runs, ${wrong.length} cases with a broken promise. Requests clicked in one case: at most ${most((each) => each.clicks)}; items created: at most ${most((each) => each.items)}.`,
    '',
    'In every case: the outcome is one that its row in `tools/faults/fault_ends.ts` allows; the request is clicked at most',
    'once; at most one item is created; the marketing box stays empty; the ledger is consistent; tokens are refunded unless',
    'the request was or may have been sent; nothing is left running or leased; the last step has its screenshot; drift says',
    'where it is.',
    '',
    'sent = submitted · down = the site could not be reached · drift = its pages look different · refused = it rejected a',
    'value · unknown = it may have received the request, a person decides · expired = the person must connect again ·',
    'title = the title is taken · limit = the 30 requests of the day are used up.',
    ...(results.length === cases.length
      ? []
      : ['', 'In parentheses: ends that the table allows, of cases that this report did not run.']),
    '',
    `| fault | strikes | ${submissionSteps.join(' | ')} |`,
    `|---|---|${submissionSteps.map(() => '---').join('|')}|`,
    ...[...rows].map(([row, own]) => {
      const cells = submissionSteps.map((step) => {
        const here = own.filter(({ from }) => from === step);
        return [...new Set(here.map((fault) => cellOf(fault, results)))].join(', ');
      });
      return `| ${row} | ${cells.join(' | ')} |`;
    }),
    '',
    '## What each fault is',
    '',
    ...(Object.keys(switches) as SwitchName[]).map((name) => `- \`${name}\`: ${switches[name].what}`),
    ...(wrong.length === 0 ? [] : ['', '## Broken promises', '']),
    ...wrong.map(({ fault, wrong: broken }) => `- ${fault.id}: ${broken.join('; ')}`),
    '',
  ].join('\n');
}

function cellOf({ id, ends }: FaultCase, results: readonly FaultResult[]): string {
  const result = results.find(({ fault }) => fault.id === id);
  if (!result) return `(${ends.map(shortOf).join(' ')})`;
  return `${shortOf(result.end)}${result.wrong.length > 0 ? ' ✗' : ''}`;
}

const shortOf = (end: string) => short[end] ?? end;

const rowOf = ({ name, strikes, isOnce }: FaultCase) =>
  `${name} | ${[strikes, strikes === null ? null : isOnce ? 'once' : 'stays'].filter(Boolean).join(' ') || '–'}`;
