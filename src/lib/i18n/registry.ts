/**
 * The languages of the product: the one place that names them. A language is a folder beside this file, a row in
 * `registered` and its entries in `index.ts`, `monitor-messages.ts`, `embed-messages.ts` and `voices.ts`. A language of
 * staff is in `statistics.ts`, too. These do not compile without it. The first language is the fallback.
 */
interface RegisteredLanguage {
  /** The name of the language in the language itself. */
  readonly name: string;
  /** Decides how dates and numbers look. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether staff are offered it, too. If not, its folder has only what citizens see. */
  readonly forStaff: boolean;
  /** Whether a person who speaks the language has read all of it. If not, its pages say so. */
  readonly isRead: boolean;
}

export const registered = {
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr', forStaff: true, isRead: true },
  en: { name: 'English', locale: 'en-GB', direction: 'ltr', forStaff: true, isRead: true },
  // Latin digits, as on the numbers and signs of a German office.
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', direction: 'rtl', forStaff: false, isRead: false },
  pl: { name: 'Polski', locale: 'pl-PL', direction: 'ltr', forStaff: false, isRead: false },
  ru: { name: 'Русский', locale: 'ru-RU', direction: 'ltr', forStaff: false, isRead: false },
  tr: { name: 'Türkçe', locale: 'tr-TR', direction: 'ltr', forStaff: false, isRead: false },
  uk: { name: 'Українська', locale: 'uk-UA', direction: 'ltr', forStaff: false, isRead: false },
} as const satisfies Readonly<Record<string, RegisteredLanguage>>;

export type RegisteredCode = keyof typeof registered;
/** A language that staff are offered. */
export type StaffCode = {
  [Code in RegisteredCode]: (typeof registered)[Code]['forStaff'] extends true ? Code : never;
}[RegisteredCode];

/** Messages of which some are missing. */
export type Partly<T> = T extends (...args: never) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> }
    : T;

/**
 * Another way to write a language, on the phone's pages alone: a folder beside this file with what differs, and a row
 * here. What the folder lacks stands there as in its language.
 */
interface LanguageVariant {
  readonly name: string;
  readonly of: RegisteredCode;
  /** The files of its folder. */
  readonly parts: readonly ('common' | 'citizen')[];
  readonly isRead: boolean;
}

export const variants = {
  // The code is BCP 47: `simple` is registered as "simplified form".
  'de-simple': { name: 'Leichte Sprache', of: 'de', parts: ['common', 'citizen'], isRead: false },
} as const satisfies Readonly<Record<string, LanguageVariant>>;

export type VariantCode = keyof typeof variants;

/** The parts of the messages that only staff read; a language for citizens alone has none of them. */
export const staffParts = [
  ...(['counter', 'booking', 'search', 'laptop', 'lead', 'kioskStaff', 'personProtocol'] as const),
] as const;
