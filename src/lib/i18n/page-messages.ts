/**
 * The messages of the app's pages. A page loads what its surface speaks, in the language that it shows and in no
 * other. A phone has neither the words of the counter nor those of seven languages.
 */
import type { Language } from '../domain/office/text.ts';
import type { Messages } from './index.ts';
import { FALLBACK_LANGUAGE, isVariant, spokenFor } from './languages.ts';
import { registered, staffParts, variants } from './registry.ts';
import type { Partly, RegisteredCode, VariantCode } from './registry.ts';

type Code = RegisteredCode;

/** How each part of a language is loaded. The bundler makes a file of each; Node reads them as they are. */
const files = {
  common: (code: Code) => import(`./${code}/common.ts`),
  citizen: (code: Code) => import(`./${code}/citizen.ts`),
  kiosk: (code: Code) => import(`./${code}/kiosk.ts`),
  kioskStaff: (code: Code) => import(`./${code}/kiosk-staff.ts`),
  counter: (code: Code) => import(`./${code}/counter.ts`),
  booking: (code: Code) => import(`./${code}/booking.ts`),
  search: (code: Code) => import(`./${code}/search.ts`),
  laptop: (code: Code) => import(`./${code}/laptop.ts`),
  lead: (code: Code) => import(`./${code}/lead.ts`),
} as const;
type Part = keyof typeof files;
/** The messages that a page can have loaded. */
export type PageMessages = Pick<Messages, Part>;

const staff = ['common', 'counter', 'booking', 'search', 'laptop', 'lead', 'kiosk'] as const;
/** What the pages of each surface speak, with all components that they use. */
export const partsOf = {
  citizen: ['common', 'citizen'],
  kiosk: ['common', 'kiosk', 'kioskStaff'],
  staff,
  gallery: Object.keys(files) as Part[],
} as const satisfies Readonly<Record<string, readonly Part[]>>;
export type PageSurface = keyof typeof partsOf;

const isStaffs = (part: Part): boolean => staffParts.some((one) => one === part);
const fileOf = (code: Code, part: Part): Code =>
  isStaffs(part) && !registered[code].forStaff ? FALLBACK_LANGUAGE : code;

const loaded = new Map<Code | VariantCode, Partial<PageMessages>>();
const keyOf = (language: Language): Code | VariantCode =>
  isVariant(language) ? language : spokenFor(language);

/** Whether a surface can be shown in a language at once. */
export function hasMessages(language: Language, surface: PageSurface): boolean {
  const own = loaded.get(keyOf(language));
  return own !== undefined && partsOf[surface].every((part) => own[part] !== undefined);
}

/** Rejects where a file can be had neither from the relay nor from this device. */
export async function loadMessages(language: Language, surface: PageSurface): Promise<void> {
  const code = spokenFor(language);
  const parts = await Promise.all(
    partsOf[surface].map(async (part) => {
      const module = (await files[part](fileOf(code, part))) as Pick<PageMessages, typeof part>;
      const own = isVariant(language) ? await loadVariant(language, part) : undefined;
      return [part, own === undefined ? module[part] : overlay(module[part], own)] as const;
    }),
  );
  const key = keyOf(language);
  loaded.set(key, { ...loaded.get(key), ...Object.fromEntries(parts) });
}

/** What a way to write a language says otherwise; undefined: nothing in this part. */
async function loadVariant<P extends Part>(
  variant: VariantCode,
  part: P,
): Promise<Partly<PageMessages[P]> | undefined> {
  const own = variants[variant].parts.find((one) => one === part);
  if (own === undefined) return undefined;
  const module = (await files[own](variant as never)) as unknown as Record<P, Partly<PageMessages[P]>>;
  return module[part];
}

/** The messages with those in their place that are said otherwise. */
export function overlay<T extends object>(messages: T, otherwise: Partly<T>): T {
  const said = Object.entries(otherwise).map(([key, own]) => {
    const before = messages[key as keyof T];
    const isGroup = typeof own === 'object' && own !== null && typeof before === 'object' && before !== null;
    return [key, isGroup ? overlay(before, own as Partly<typeof before>) : own];
  });
  return { ...messages, ...Object.fromEntries(said) } as T;
}

/** Throws where nothing is loaded in this language: a page shows itself only after `loadMessages`. */
export function pageMessages(language: Language): PageMessages {
  const key = keyOf(language);
  const own = loaded.get(key);
  if (own === undefined) throw new Error(`no messages are loaded in ${key}`);
  return own as PageMessages;
}
