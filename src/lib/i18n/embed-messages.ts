/** The messages of the element on the website of the town, in all languages: its one file holds no others. */
import { embed as arabic } from './ar/embed.ts';
import { embed as german } from './de/embed.ts';
import { embed as english } from './en/embed.ts';
import type { Messages } from './de/index.ts';
import { embed as polish } from './pl/embed.ts';
import type { RegisteredCode } from './registry.ts';
import { embed as russian } from './ru/embed.ts';
import { embed as turkish } from './tr/embed.ts';
import { embed as ukrainian } from './uk/embed.ts';

export type EmbedMessages = Messages['embed'];

export const embedMessages: Readonly<Record<RegisteredCode, EmbedMessages>> = {
  de: german,
  en: english,
  ar: arabic,
  pl: polish,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
};
