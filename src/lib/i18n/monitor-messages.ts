/** The messages of the monitor in all languages: a table of its own, so that a television loads nothing else. */
import { monitor as arabic } from './ar/monitor.ts';
import type { Messages } from './de/index.ts';
import { monitor as german } from './de/monitor.ts';
import { monitor as english } from './en/monitor.ts';
import { monitor as polish } from './pl/monitor.ts';
import type { RegisteredCode } from './registry.ts';
import { monitor as russian } from './ru/monitor.ts';
import { monitor as turkish } from './tr/monitor.ts';
import { monitor as ukrainian } from './uk/monitor.ts';

export const monitorMessages: Readonly<Record<RegisteredCode, Messages['monitor']>> = {
  de: german,
  en: english,
  ar: arabic,
  pl: polish,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
};
