import type { Page } from 'puppeteer-core';
import { z } from 'zod';

const traceSchema = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds of CPU. */
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
});

type TraceEvent = z.infer<typeof traceSchema>['traceEvents'][number];

/**
 * Runs `work` and returns the tasks of the page's main thread meanwhile, each in milliseconds of CPU, which does not
 * depend on what else the machine does.
 */
export async function traceTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.tracing.start({
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await work();
  const bytes = await page.tracing.stop();
  const { traceEvents } = traceSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  return traceEvents
    .filter((each) => each.name === 'RunTask' && each.ph === 'X' && mains.has(threadOf(each)))
    .map(({ tdur = 0 }) => tdur / 1000);
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
