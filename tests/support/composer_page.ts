/// <reference lib="dom" />
/// <reference path="../../web/src/lib/compose/caption_fonts.d.ts" />
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { createViteServer } from 'vitest/node';
import type { PresetConfig } from '../../functions/src/domain/presets/preset.ts';
import type { TouchUp } from '../../functions/src/domain/stamps/touch_up.ts';
import type { BadgeStance } from '../../functions/src/engine/compose/badge.ts';
import type { ComposeRequest, Composer, FrameRequest } from '../../web/src/lib/compose/open_composer.ts';

const web = join(import.meta.dirname, '..', '..', 'web');
const html = `<!doctype html><title>Composer</title><script type="module">
import { openComposer } from '/src/lib/compose/open_composer.ts';
globalThis.base64 = (data) => {
  let text = '';
  for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
  return btoa(text);
};
globalThis.openComposer = openComposer;
</script>`;

/** RGBA, straight alpha. */
export interface ComposedPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

type Sticker = Omit<ComposeRequest, 'cutOut'>;
export type ComposerPage = Awaited<ReturnType<typeof composerPage>>;

declare global {
  /** Set by the page below. */
  var openComposer: (preset: PresetConfig) => Promise<Composer>;
  var base64: (data: Uint8ClampedArray) => string;
  var composer: Composer;
  var stored: { cutOut: Uint8Array; photo: Uint8Array };
}

/** Serves the web's composer from its sources and opens it in a browser. `openComposer` is a global of that page. */
export async function composerPage(browser: Browser) {
  const server = await createViteServer({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    appType: 'custom',
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false },
    // Only the composer is needed. Listing its dependencies prevents a reload while the page is open.
    optimizeDeps: { noDiscovery: true, include: ['fflate', 'zod'] },
  });
  server.middlewares.use('/composer.html', (_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || !address) throw new Error('The composer is served nowhere.');
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error('The page:', error));
  await page.goto(`http://127.0.0.1:${address.port}/composer.html`);
  await page.waitForFunction(() => 'openComposer' in globalThis, { timeout: 60_000 });
  return {
    page,
    /** Sets the cut-out and its photo, both as PNG in base64, for all following calls. */
    open: (files: { cutOut: string; photo: string }) =>
      page.evaluate(({ cutOut, photo }) => {
        const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        globalThis.stored = { cutOut: bytes(cutOut), photo: bytes(photo) };
      }, files),
    cutOut: async (preset: PresetConfig, strokes: TouchUp) => {
      await prepareComposer(page, preset, strokes);
      return page.evaluate(async () => {
        const { width, height, data } = await composer.cutOutPicture('set');
        return { width, height, pixels: base64(data) };
      });
    },
    badges: async (preset: PresetConfig, stance: BadgeStance): Promise<ComposedPicture[]> => {
      await prepareComposer(page, preset, []);
      const drawn = await page.evaluate(async (chosen: BadgeStance) => {
        const pictures = await Promise.all([
          composer.badge('main', 'set', chosen),
          composer.badge('tab', 'set', chosen),
        ]);
        return pictures.map(({ width, height, data }) => ({ width, height, pixels: base64(data) }));
      }, stance);
      return drawn.map(read);
    },
    /** Returns the milliseconds from each edit (another pose, another text) to its picture on a canvas. */
    editTimes: async (preset: PresetConfig, sticker: Sticker, times: number): Promise<number[]> => {
      await prepareComposer(page, preset, []);
      return page.evaluate(
        async (first: Sticker, count: number) => {
          const canvas = document.body.appendChild(document.createElement('canvas'));
          const context = canvas.getContext('2d');
          const took: number[] = [];
          for (let edit = -5; edit < count; edit += 1) {
            const pose = { ...first.pose, tilt: edit % 20, zoom: 1 + (edit % 7) / 20 };
            const text = first.text.slice(0, 1 + (Math.abs(edit) % first.text.length));
            const started = performance.now();
            const drawn = await composer.sticker({ ...first, cutOut: 'set', pose, text });
            canvas.width = drawn.width;
            canvas.height = drawn.height;
            context?.putImageData(drawn, 0, 0);
            // The first edits load fonts and compute the pose.
            if (edit >= 0) took.push(performance.now() - started);
          }
          return took;
        },
        sticker,
        times,
      );
    },
    /** Returns some frames of one picture before they are packed. */
    frames: async (
      preset: PresetConfig,
      picture: Omit<FrameRequest, 'cutOut'>,
      indices: readonly number[],
    ): Promise<ComposedPicture[]> => {
      await prepareComposer(page, preset, []);
      const drawn = await page.evaluate(
        async (request: typeof picture, wanted: readonly number[]) => {
          const pictures: { width: number; height: number; pixels: string }[] = [];
          for (const index of wanted) {
            const { width, height, data } = (await composer.frame({ ...request, cutOut: 'set' }, index))
              .picture;
            pictures.push({ width, height, pixels: base64(data) });
          }
          return pictures;
        },
        picture,
        indices,
      );
      return drawn.map(read);
    },
    close: async () => {
      await page.close();
      await server.close();
    },
    stickers: async (
      preset: PresetConfig,
      stickers: readonly Sticker[],
      strokes: TouchUp,
    ): Promise<ComposedPicture[]> => {
      await prepareComposer(page, preset, strokes);
      const drawn = await page.evaluate(async (requests: readonly Sticker[]) => {
        const pictures: { width: number; height: number; pixels: string }[] = [];
        for (const request of requests) {
          const { width, height, data } = await composer.sticker({ ...request, cutOut: 'set' });
          pictures.push({ width, height, pixels: base64(data) });
        }
        return pictures;
      }, stickers);
      return drawn.map(read);
    },
  };
}

/** Opens a composer for a preset, with the stored cut-out as `set`. */
async function prepareComposer(page: Page, preset: PresetConfig, strokes: TouchUp): Promise<void> {
  await page.evaluate(
    async (config: PresetConfig, touch: TouchUp) => {
      globalThis.composer?.close();
      globalThis.composer = await openComposer(config);
      await composer.addCutOut('set', stored.cutOut);
      await composer.setPhoto(stored.photo);
      await composer.touchUp('set', touch);
    },
    preset,
    strokes,
  );
}

function read({ pixels, ...size }: { width: number; height: number; pixels: string }): ComposedPicture {
  return { ...size, pixels: Buffer.from(pixels, 'base64') };
}
