import type { Cookie, SiteAddress } from '../../vendors/creators-market/site.ts';

/**
 * A `Cookie` header, with its name or without, or among the other lines of a request. It says nothing of domains:
 * its cookies are the site's, or those of the host that a line beside it names.
 */
export function readCookieHeader(text: string, { url }: SiteAddress): readonly Cookie[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const named = lines.flatMap((line) => /^cookie:\s*(.*)$/i.exec(line)?.[1] ?? []);
  const headers = named.length > 0 ? named : lines.length === 1 ? lines : [];
  const site = new URL(url);
  const host = lines.flatMap((line) => /^(?:host|:authority):\s*([^\s:]+)/i.exec(line)?.[1] ?? [])[0];
  return headers
    .flatMap((header) => header.split(';'))
    .flatMap((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) return [];
      return [
        {
          name: pair.slice(0, at).trim(),
          value: pair.slice(at + 1).trim(),
          domain: host?.toLowerCase() ?? site.hostname,
          path: '/',
          expires: null,
          httpOnly: true,
          secure: site.protocol === 'https:',
          sameSite: null,
        },
      ];
    });
}
