/** Svelte's client half without a page: runes are compiled and resolved as for a browser. */
import type { Environment } from 'vitest/runtime';

export default {
  name: 'browser-like',
  viteEnvironment: 'client',
  setup: () => ({ teardown() {} }),
} satisfies Environment;
