import type { CheckRuleId } from '../../domain/check_rules.ts';
import type { Finding } from '../../domain/finding.ts';
import { stickerFileName, stickerSpec } from '../../domain/sticker_spec.ts';
import { found } from './found.ts';
import { readZip } from './read_zip.ts';

interface Pictures {
  readonly main: Uint8Array | null;
  readonly tab: Uint8Array | null;
  readonly stickers: readonly Uint8Array[];
}

/** Names of one kind that are told, before they become too many. */
const toldNames = 4;

/** What is wrong with the ZIP that holds these pictures: its weight, its members' names and what is in them. */
export function judgeZip(zip: Uint8Array, { main, tab, stickers }: Pictures): Finding[] {
  const expected = new Map([
    ...(main ? [['main.png', main] as const] : []),
    ...(tab ? [['tab.png', tab] as const] : []),
    ...stickers.map((png, at) => [stickerFileName(at + 1), png] as const),
  ]);
  const weight = judgeWeight(zip.byteLength);
  let members: ReturnType<typeof readZip>;
  try {
    members = readZip(zip);
  } catch {
    return [...weight, found('zip_unreadable', { fix: { kind: 'rerender' } })];
  }
  const names = members.map(({ name }) => name);
  const misnamed = [
    ...[...expected.keys()].filter((name) => !names.includes(name)),
    ...names.filter((name, at) => !expected.has(name) || names.indexOf(name) !== at),
  ];
  const changed = members.filter(({ name, bytes }) => {
    const png = expected.get(name);
    return png !== undefined && Buffer.compare(png, bytes) !== 0;
  });
  return [
    ...weight,
    ...tell('zip_names', misnamed),
    ...tell(
      'zip_content',
      changed.map(({ name }) => name),
    ),
  ];
}

function judgeWeight(bytes: number): Finding[] {
  const { warnBytes, maxBytes } = stickerSpec.zip;
  if (bytes <= warnBytes) return [];
  return [found(bytes > maxBytes ? 'zip_over_limit' : 'zip_heavy', { measured: { bytes } })];
}

function tell(ruleId: CheckRuleId, names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  const told = names.slice(0, toldNames).join(', ') + (names.length > toldNames ? ', …' : '');
  return [found(ruleId, { measured: { names: told, count: names.length }, fix: { kind: 'rerender' } })];
}
