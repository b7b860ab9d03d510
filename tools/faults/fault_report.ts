import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Product, products } from '@pochitto/functions/domain/product/product_spec';
import { submissionSteps } from '@pochitto/functions/domain/submission/submission_attempt';
import { type SwitchName, switches } from '@pochitto/sandbox/creators-market';
import { type FaultCase, faultCases } from './fault_cases.ts';
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

const titles: Readonly<Record<Product, string>> = {
  sticker: 'Stickers',
  animated_sticker: 'Animated stickers',
  emoji: 'Emoji',
  animated_emoji: 'Animated emoji',
};

const intro = `# Faults of Creators Market against the steps of a submission

Written by \`npm run faults -- --out docs/faults.md\`; with \`--product\`, only the part of that product. A set of eight is
submitted in a real browser to the sandbox of the site, and the fault is switched on when the step begins. Each case
starts with a new account. Products other than stickers are tested at the steps and requests that differ from those of
stickers.

In every case: the outcome is one that its row in \`tools/faults/fault_ends.ts\` allows; the request is clicked at most
once; at most one item is created; the marketing box stays empty; the ledger is consistent; tokens are refunded unless
the request was or may have been sent; nothing is left running or leased; the last step has its screenshot; drift says
where it is.

sent = submitted · down = the site could not be reached · drift = its pages look different · refused = it rejected a
value · unknown = it may have received the request, a person decides · expired = the person must connect again ·
title = the title is taken · limit = the 30 requests of the day are used up. In parentheses: ends that the table allows,
of cases that were not run.
`;

/** Writes the results as Markdown. Of products without results, the part that the file already has is kept. */
export function writeFaultReport(file: string, results: readonly FaultResult[]): void {
  const written = existsSync(file) ? readFileSync(file, 'utf8').split(/^(?=## )/m) : [];
  const parts = products.flatMap((product) => {
    const own = results.filter(({ fault }) => fault.product === product);
    const heading = `## ${titles[product]}\n`;
    return own.length > 0
      ? [heading + partOf(product, own)]
      : written.filter((part) => part.startsWith(heading));
  });
  const faults = (Object.keys(switches) as SwitchName[]).map(
    (name) => `- \`${name}\`: ${switches[name].what}\n`,
  );
  writeFileSync(file, [`${intro}\n`, ...parts, `## What each fault is\n\n${faults.join('')}`].join(''));
}

/** The matrix of one product: a row for each switch and kind of request, a column for each of our steps. */
function partOf(product: Product, results: readonly FaultResult[]): string {
  const cases = faultCases().filter((each) => each.product === product);
  const steps = submissionSteps.filter((step) => cases.some(({ from }) => from === step));
  const wrong = results.filter((each) => each.wrong.length > 0);
  const runs = results.reduce((sum, each) => sum + each.runs, 0);
  const most = (of: (result: FaultResult) => number) => Math.max(...results.map(of));
  const rows = [...Map.groupBy(cases, rowOf)].map(([row, own]) => {
    const cells = steps.map((step) => {
      const here = own.filter(({ from }) => from === step);
      return [...new Set(here.map((fault) => cellOf(fault, results)))].join(', ');
    });
    return `| ${row} | ${cells.join(' | ')} |\n`;
  });
  return [
    `\n${results.length} of ${cases.length} cases were run: ${runs} submission runs, ${wrong.length} cases with a broken promise.\n`,
    `Requests clicked in one case: at most ${most((each) => each.clicks)}; items created: at most ${most((each) => each.items)}.\n\n`,
    ...wrong.map(({ fault, wrong: broken }) => `- ✗ ${fault.id}: ${broken.join('; ')}\n`),
    wrong.length > 0 ? '\n' : '',
    `| fault | strikes | ${steps.join(' | ')} |\n`,
    `|---|---|${steps.map(() => '---').join('|')}|\n`,
    ...rows,
    '\n',
  ].join('');
}

function cellOf({ id, ends }: FaultCase, results: readonly FaultResult[]): string {
  const result = results.find(({ fault }) => fault.id === id);
  if (!result) return `(${ends.map(shortOf).join(' ')})`;
  return `${shortOf(result.end)}${result.wrong.length > 0 ? ' ✗' : ''}`;
}

const shortOf = (end: string) => short[end] ?? end;

const rowOf = ({ name, strikes, isOnce }: FaultCase) =>
  `${name} | ${[strikes, strikes === null ? null : isOnce ? 'once' : 'stays'].filter(Boolean).join(' ') || '–'}`;
