// The app: SvelteKit as a single-page app in build/. Kit 3 refuses a svelte.config.js beside this file: its
// options are given to the plugin here.
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { fileGroups } from './scripts/first-files.mjs';
import { kernCss } from './scripts/kern-css.mjs';
import { digestSources } from './scripts/sources.mjs';

const RELAY = 'http://localhost:4040';
/** scripts/build.mjs puts the whole build together there, and then in its place. */
const SITE = '.svelte-kit/site';

export default defineConfig({
  plugins: [
    kernCss(),
    sveltekit({
      adapter: adapter({ pages: SITE, assets: SITE, fallback: 'index.html' }),
      compilerOptions: { runes: true },
      // src/service-worker.ts is bundled by Kit but registered by us, so that a new version is offered and
      // never forced on a form in progress.
      serviceWorker: { register: false },
      version: { name: digestSources(), pollInterval: 0 },
    }),
  ],
  resolve: {
    alias: {
      'lib0/logging': fileURLToPath(new URL('src/lib/client/replica/lib0-logging.ts', import.meta.url)),
      // Dexie's entry is made for old browsers and for two module systems: 1 kB more on each phone.
      dexie: fileURLToPath(new URL('node_modules/dexie/dist/modern/dexie.mjs', import.meta.url)),
    },
  },
  environments: {
    client: {
      build: { rolldownOptions: { output: { codeSplitting: { groups: fileGroups } } } },
    },
  },
  // A worker fetches the part for old browsers by itself.
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': RELAY,
      '/sync': { target: RELAY, ws: true },
    },
  },
});
