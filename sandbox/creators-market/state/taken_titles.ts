import type { Account, Sandbox } from '../sandbox.ts';
import { struck } from './active_switch.ts';

const same = (text: string) => text.trim().normalize('NFKC').toLowerCase();

/** Whether a title stands already on another set, of any creator, in this language. */
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

/** The same, as the site says it: a switch may call any title taken. */
export function saysTaken(
  sandbox: Sandbox,
  account: Account,
  step: 'save' | 'title_check',
  language: string,
  title: string,
  except: number | null,
): boolean {
  return (
    isTitleTaken(sandbox, language, title, except) ||
    struck(sandbox, account, 'duplicate_title', step) !== null
  );
}
