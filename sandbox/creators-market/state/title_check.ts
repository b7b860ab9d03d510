import type { Account, Sandbox } from '../sandbox.ts';
import { consumeSwitch } from './active_switch.ts';

const same = (text: string) => text.trim().normalize('NFKC').toLowerCase();

/** Tells whether another set, of any creator, has this title in this language. */
export function isTitleTaken(
  sandbox: Sandbox,
  language: string,
  title: string,
  except: number | null,
): boolean {
  for (const account of sandbox.accounts.values()) {
    for (const item of account.items.values()) {
      if (item.id === except) continue;
      const metas = item.form.metas.filter((meta) => meta.language === language);
      if (metas.some((meta) => same(meta.title) === same(title))) return true;
    }
  }
  return false;
}

/** Like `isTitleTaken`, as reported by the site: a switch can report any title as taken. */
export function reportsTitleTaken(
  sandbox: Sandbox,
  account: Account,
  step: 'save' | 'title_check',
  language: string,
  title: string,
  except: number | null,
): boolean {
  return (
    isTitleTaken(sandbox, language, title, except) ||
    consumeSwitch(sandbox, account, 'duplicate_title', step) !== null
  );
}
