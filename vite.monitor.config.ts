// The call monitor: an entry of its own without Kit, for televisions that run Chromium from 63 (2019) on.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import legacy from '@vitejs/plugin-legacy';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { injectManifest } from 'workbox-build';
import { digestSources } from './scripts/sources.mjs';

const RELAY = 'http://localhost:4040';
const OLDEST = 'chrome63';
const define = { MONITOR_VERSION: JSON.stringify(digestSources()) };
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('src/monitor'),
  base: '/monitor/',
  publicDir: false,
  define,
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    // One build for all, so that what is tested in a current browser is what runs on an old television.
    legacy({ targets: ['chrome >= 63'], renderModernChunks: false }),
    withoutInlineScript(),
    versionAndServiceWorker(),
  ],
  build: {
    outDir: here('.svelte-kit/site/monitor'), // beside the app, which is built first and empties that folder
    emptyOutDir: true,
    cssTarget: OLDEST,
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': RELAY,
      '/sync': { target: RELAY, ws: true },
    },
  },
});

/** The relay's content security policy allows scripts from files only; plugin-legacy starts its build inline. */
function withoutInlineScript(): Plugin {
  return {
    name: 'without-inline-script',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      page.source = String(page.source).replace(
        /<script([^>]*)>([^<]+)<\/script>/g,
        (_tag, attributes, code) => {
          const name = this.getFileName(
            this.emitFile({ type: 'asset', name: 'start.js', source: `${code}\n` }),
          );
          return `<script${attributes} src="/monitor/${name}"></script>`;
        },
      );
    },
  };
}

/** `version.json` tells a running monitor that there is a newer one; `sw.js` keeps the files for outages. */
function versionAndServiceWorker(): Plugin {
  let outDir = '';
  return {
    name: 'version-and-service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle(error) {
      if (error) return;
      await build({
        configFile: false,
        logLevel: 'warn',
        define,
        build: {
          outDir,
          emptyOutDir: false,
          copyPublicDir: false,
          target: OLDEST,
          lib: {
            entry: here('src/monitor/service-worker.ts'),
            formats: ['iife'],
            name: 'worker',
            fileName: () => 'sw.js',
          },
        },
      });
      await injectManifest({
        swSrc: `${outDir}/sw.js`,
        swDest: `${outDir}/sw.js`,
        globDirectory: outDir,
        globPatterns: ['**/*.{html,js,css,woff2}'],
        globIgnores: ['sw.js'],
      });
      writeFileSync(
        `${outDir}/version.json`,
        `${JSON.stringify({ version: JSON.parse(define.MONITOR_VERSION) })}\n`,
      );
    },
  };
}
