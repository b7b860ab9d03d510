import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Reply } from './call.ts';

const source = join(import.meta.dirname, 'script');
/** Scripts of the pages, by the name that pages ask for. */
const scripts = ['main', 'wait_for_phone'] as const;

/**
 * What `/static/` holds, by its address. Scripts are bundled, as the site's are: a request for each of their modules would
 * be most of a page's work.
 */
export async function loadStaticFiles(): Promise<ReadonlyMap<string, Reply>> {
  const input = scripts.map((name) => join(source, `${name}.js`));
  const bundle = await rolldown({ input, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'esm', entryFileNames: '[name].js' });
  await bundle.close();
  const files = output.map((file) =>
    entry(file.fileName, 'text/javascript', file.type === 'chunk' ? file.code : file.source),
  );
  return new Map([...files, entry('page.css', 'text/css', readFileSync(join(source, 'page.css')))]);
}

function entry(name: string, type: string, body: string | Uint8Array): [string, Reply] {
  return [
    `/static/${name}`,
    { status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body: Buffer.from(body) },
  ];
}
