// The element for the website of the town: one script without dependencies, under a name that stays.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  publicDir: false,
  resolve: { alias: { '#lib': here('src/lib') } },
  build: {
    outDir: here('.svelte-kit/site'), // beside the app, which is built first and empties that folder
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: here('src/embed/foyer-termine.ts'),
      formats: ['iife'],
      name: 'foyerTermine',
      fileName: () => 'foyer-termine.js',
    },
  },
});
