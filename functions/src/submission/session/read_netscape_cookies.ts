import type { Cookie } from '../../vendors/creators-market/site.ts';

const httpOnlyMark = '#HttpOnly_';
const columns = 7;

/**
 * A Netscape cookies.txt: domain, whether hosts below it count, path, secure, seconds since 1970 or 0, name, value.
 * Columns stand apart by tabs, or by spaces where the way here lost them. Null where no line is one.
 */
export function readNetscapeCookies(text: string): readonly Cookie[] | null {
  const cookies = text.split(/\r?\n/).flatMap((line) => {
    const cookie = cookieOf(line);
    return cookie ? [cookie] : [];
  });
  return cookies.length === 0 ? null : cookies;
}

function cookieOf(line: string): Cookie | null {
  const httpOnly = line.startsWith(httpOnlyMark);
  if (line.startsWith('#') && !httpOnly) return null;
  const bare = httpOnly ? line.slice(httpOnlyMark.length) : line;
  const parts = bare.includes('\t') ? bare.split('\t') : bare.trim().split(/ +/);
  const [domain = '', below = '', path = '', secure = '', expires = '', name = '', value = ''] = parts;
  // An empty value at the end of a line may be lost with its tab.
  if (parts.length !== columns && parts.length !== columns - 1) return null;
  if (!isFlag(below) || !isFlag(secure) || !path.startsWith('/') || !/^\d+(\.\d+)?$/.test(expires))
    return null;
  const host = domain.toLowerCase().replace(/^\./, '');
  return {
    name,
    value: value.trim(),
    domain: below.toUpperCase() === 'TRUE' && !/^[\d.]+$/.test(host) ? `.${host}` : host,
    path,
    expires: Number(expires) === 0 ? null : Number(expires),
    httpOnly,
    secure: secure.toUpperCase() === 'TRUE',
    sameSite: null,
  };
}

const isFlag = (text: string) => /^(TRUE|FALSE)$/i.test(text);
