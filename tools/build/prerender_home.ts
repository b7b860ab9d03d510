import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ROOT } from '../stack/stack_info.ts';
import { runTool } from './run_tool.ts';

const dist = join(ROOT, 'web', 'dist');
const bundle = join(ROOT, '.pochitto', 'prerender');

const Prerenderer = z.object({
  prerenderHome: z.function({
    input: [z.enum(['ja', 'en'])],
    output: z.object({ html: z.string(), title: z.string(), description: z.string() }),
  }),
});

/**
 * Hides what `early.js` is about to replace: a page in the other language, and the sign-in link for signed-in
 * people.
 */
const early =
  '<style>html:not([lang="ja"],[data-ready]) #root,html[data-signed-in] #root>header nav{visibility:hidden}</style>';

/**
 * Writes the home page to web/dist/index.html, so that it can be read before the app has loaded. The page that Vite
 * built becomes app.html, which Hosting serves for all other paths.
 *
 * @param webOrigin where the web is deployed, for link previews; null if unknown.
 * @throws Error with Vite's output.
 */
export async function prerenderHome(webOrigin: string | null): Promise<void> {
  const { passed, output } = await runTool('vite', [
    ...['build', 'web', '--ssr', 'src/app/prerender.tsx', '--outDir', bundle],
    ...['--emptyOutDir', '--logLevel', 'warn'],
  ]);
  if (!passed) throw new Error(`The home page does not build:\n${output}`);
  const built: unknown = await import(pathToFileURL(join(bundle, 'prerender.js')).href);
  const { prerenderHome: draw } = Prerenderer.parse({ ...(built as object) });
  rmSync(bundle, { recursive: true, force: true });

  const page = readFileSync(join(dist, 'index.html'), 'utf8').replaceAll(
    /(<meta property="og:image" content=")\//g,
    `$1${webOrigin ?? ''}/`,
  );
  writeFileSync(join(dist, 'app.html'), page);
  writeFileSync(join(dist, 'index.html'), homeOf(page, { ja: draw('ja'), en: draw('en') }));
}

type Home = ReturnType<z.output<typeof Prerenderer>['prerenderHome']>;

/** Inserts the home page into the built page; `early.js` starts its app. */
function homeOf(page: string, { ja, en }: { readonly ja: Home; readonly en: Home }): string {
  const [script, address] = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(page) ?? [];
  if (!script || !address) throw new Error('web/dist/index.html has no script.');
  const [font] = globSync('assets/800-*.css', { cwd: dist });
  if (!font) throw new Error('web/dist/assets has no heading font.');
  // The width of Latin text depends on the font, so the Latin slice is preloaded.
  const [face, file] =
    /@font-face\{[^}]*url\((\/assets\/[^)]*-latin-800-[^)]*)\)[^}]*\}/.exec(
      readFileSync(join(dist, font), 'utf8'),
    ) ?? [];
  if (!face || !file) throw new Error('The heading font has no Latin part.');
  return page
    .replace(script, '')
    .replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace(
      '<script src="/early.js">',
      `<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}" /><style>${face}</style>${early}<script src="/early.js" data-app="${address}" data-font="/${font}">`,
    )
    .replace(/<title>[^<]*/, `<title>${ja.title}`)
    .replace(
      '<div id="root"></div>',
      () =>
        `<div id="root">${ja.html}</div><template lang="en" data-title="${en.title}">${en.html}</template>`,
    );
}
