import { escapeHtml, pageFrame } from './page_frame.ts';

/** What somebody sees when a request cannot even be answered to its sender. */
export function errorPage(error: string, description: string): string {
  const title = '400 Bad Request';
  return pageFrame(
    'en',
    title,
    `<p data-testid="line-error"><code>${escapeHtml(error)}</code> ${escapeHtml(description)}</p>`,
  );
}
