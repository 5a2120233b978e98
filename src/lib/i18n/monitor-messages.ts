/** The messages of the monitor in all languages: a table of its own, so that a television loads nothing else. */
import type { Messages } from './de/index.ts';
import { monitor as german } from './de/monitor.ts';
import { monitor as english } from './en/monitor.ts';
import type { RegisteredCode } from './registry.ts';

export const monitorMessages: Readonly<Record<RegisteredCode, Messages['monitor']>> = {
  de: german,
  en: english,
};
