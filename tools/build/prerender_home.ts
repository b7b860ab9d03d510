import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import subsetFont from 'subset-font';
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
 * Hides what `early.js` is about to replace: a page in the other language, without loading its images, and the
 * sign-in link for signed-in people.
 */
const early =
  '<style>html:not([lang="ja"],[data-ready]) #root{display:none}html[data-signed-in] #root>header nav{visibility:hidden}</style>';

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
  const [ja, en] = [draw('ja'), draw('en')];
  writeFileSync(
    join(dist, 'index.html'),
    homeOf(page, { ja, en, faces: await titleFaces(ja.title + en.title) }),
  );
}

type Home = ReturnType<z.output<typeof Prerenderer>['prerenderHome']>;

interface HomeParts {
  readonly ja: Home;
  readonly en: Home;
  /** The title's glyphs, for `early.js`. */
  readonly faces: string;
}

/** Inserts the home page into the built page; `early.js` starts its app. */
function homeOf(page: string, { ja, en, faces }: HomeParts): string {
  const [script, address] = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(page) ?? [];
  if (!script || !address) throw new Error('web/dist/index.html has no script.');
  const [font] = globSync('assets/800-*.css', { cwd: dist });
  if (!font) throw new Error('web/dist/assets has no heading font.');
  return page
    .replace(script, '')
    .replaceAll(/\s*<link rel="modulepreload"[^>]*>/g, '')
    .replace(
      '<script src="/early.js">',
      `${early}<script src="/early.js" data-app="${address}" data-font="/${font}" data-faces='${faces}'>`,
    )
    .replace(/<title>[^<]*/, `<title>${ja.title}`)
    .replace(
      '<div id="root"></div>',
      () =>
        `<div id="root">${ja.html}</div><template lang="en" data-title="${en.title}">${en.html}</template>`,
    );
}

/**
 * Returns the heading font's glyphs for a text as JSON, in base64. With them inside the page, the title has its own
 * font from the start: with the system's font it can take another number of lines, and everything below would move.
 */
async function titleFaces(text: string): Promise<string> {
  const letters = [...new Set(text)];
  const slices = {
    japanese: letters.filter((letter) => letter > '~'),
    latin: letters.filter((letter) => letter <= '~'),
  };
  const faces = (['japanese', 'latin'] as const).map(async (slice) => {
    const name = `@fontsource/m-plus-rounded-1c/files/m-plus-rounded-1c-${slice}-800-normal.woff2`;
    const whole = await readFile(fileURLToPath(import.meta.resolve(name)));
    const font = await subsetFont(whole, slices[slice].join(''), { targetFormat: 'woff2' });
    const range = slices[slice].map((letter) => `U+${letter.codePointAt(0)?.toString(16)}`).join(',');
    return { range, font: font.toString('base64') };
  });
  return JSON.stringify(await Promise.all(faces));
}
