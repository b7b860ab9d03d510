import { close, imageLibrary, type Raster } from './raster.ts';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="320" viewBox="0 0 300 320">
<path fill="#f4a261" d="M50 110 40 20l70 44q40-12 80 0l70-44-10 90q24 90-40 120l20 80H70l20-80q-64-30-40-120z"/>
<g fill="#342220"><circle cx="110" cy="130" r="12"/><circle cx="190" cy="130" r="12"/></g>
<path fill="none" stroke="#342220" stroke-width="8" stroke-linecap="round" d="M120 172q30 26 60 0"/>
<circle cx="82" cy="164" r="14" fill="#ef8a8a"/><circle cx="218" cy="164" r="14" fill="#ef8a8a"/></svg>`;

/** Who is drawn where no photo was sent. */
export async function mascot(): Promise<Raster> {
  return close((await imageLibrary())(Buffer.from(SVG)));
}
