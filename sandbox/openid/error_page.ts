import { escapeHtml, pageFrame, type Service } from './page_frame.ts';

/** What somebody sees when a request cannot even be answered to its sender. */
export function errorPage(service: Service, error: string, description: string): string {
  const title = '400 Bad Request';
  return pageFrame(
    service,
    'en',
    title,
    `<p data-testid="${service.id}-error"><code>${escapeHtml(error)}</code> ${escapeHtml(description)}</p>`,
  );
}
