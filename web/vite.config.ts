import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { captionFonts } from './caption_fonts.ts';

/** Drops the old woff twins of the heading font: every browser that runs this build reads woff2. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource\/.*\.css$/ },
    handler: (code) => code.replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, ''),
  },
};

export default defineConfig({
  plugins: [woff2Only, captionFonts, react(), tailwindcss()],
  // The composer's worker loads its fonts' tables when it needs them.
  worker: { format: 'es', plugins: () => [captionFonts] },
  build: {
    outDir: 'dist',
    target: 'baseline-widely-available',
    // Data URLs would need a looser policy than `default-src 'self'`.
    assetsInlineLimit: 0,
  },
});
