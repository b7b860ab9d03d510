import { capacityOf, resources } from './capacity.ts';

const sizes = [1000, 100_000, 1_000_000] as const;

const figure = (value: number) =>
  value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));

/**
 * Returns the table of `docs/scale.md` in Markdown: the peak's share of each limit, in bold if it exceeds the
 * limit.
 */
export function capacityTable(): string {
  const found = sizes.map((people) => capacityOf(people));
  const head = sizes.map((people) => `${people.toLocaleString('en')} people`);
  const rows = resources.map((resource, index) => {
    const cells = found.map(({ rows: all }) => {
      const { used, share } = all[index] ?? { used: 0, share: 0 };
      const text = `${figure(used)} (${figure(share * 100)}%)`;
      return share > 1 ? `**${text}**` : text;
    });
    return [resource.name, `${resource.limit.toLocaleString('en')} ${resource.unit}`, ...cells];
  });
  const peak = [
    'Sets begun a second, at the peak',
    '',
    ...found.map(({ setsPerSecond }) => figure(setsPerSecond)),
  ];
  const binds = ['Binds first', '', ...found.map(({ first }) => first?.resource.name ?? '')];
  const lines = [
    ['Resource', 'Limit', ...head],
    ['---', '---', ...sizes.map(() => '---')],
    peak,
    ...rows,
    binds,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
