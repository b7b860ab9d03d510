import type { Visit, VisitOptions } from '../vendors/creators-market/site.ts';
import { runSeconds } from './attempt/submission_job.ts';

/** So much earlier the browser goes, for what is left to write. */
const secondsToEnd = 60;

/** A browser of its own for one visit, which ends with it. Loaded on first use: few functions need one. */
export async function openSite(options: VisitOptions): Promise<Visit> {
  const [{ openBrowser }, { openVisit }] = await Promise.all([
    import('../vendors/creators-market/open_browser.ts'),
    import('../vendors/creators-market/open_visit.ts'),
  ]);
  const lifetime = (runSeconds - secondsToEnd) * 1000;
  const opened = await openBrowser({ site: options.site, lifetime });
  try {
    const visit = await openVisit({ ...options, browser: opened.browser });
    const close = async () => {
      try {
        await visit.close();
      } finally {
        await opened.close();
      }
    };
    return { ...visit, close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
