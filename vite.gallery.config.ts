// The gallery of components for development. It is an entry of its own and not part of what is built and served.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('src/gallery'),
  publicDir: here('static'),
  resolve: { alias: { '#lib': here('src/lib') } },
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
});
