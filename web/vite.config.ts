import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { captionFonts } from './caption_fonts.ts';
import { thirdPartyLicenses } from './third_party_licenses.ts';

/** Drops the woff copies of the heading font: every browser that runs this build supports woff2. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource\/.*\.css$/ },
    handler: (code) => code.replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, ''),
  },
};

/**
 * Modules that are loaded together. By default, the build creates a chunk for every few modules that the same pages
 * share: a page then requests up to ninety files, most of about a kilobyte.
 */
const chunks = [
  { name: 'initial', tags: ['$initial' as const], priority: 2 },
  {
    name: 'domain',
    test: /functions[\\/]src[\\/]domain|node_modules[\\/]zod/,
    minShareCount: 4,
    priority: 1,
  },
  { name: 'ui', test: /web[\\/]src[\\/]ui|node_modules[\\/]lucide/, minShareCount: 6, priority: 1 },
];

export default defineConfig({
  plugins: [woff2Only, captionFonts, thirdPartyLicenses, react(), tailwindcss()],
  // The composer's worker loads the tables of its fonts on demand.
  worker: { format: 'es', plugins: () => [captionFonts] },
  build: {
    outDir: 'dist',
    target: 'baseline-widely-available',
    // Data URLs would need a looser policy than `default-src 'self'`.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
