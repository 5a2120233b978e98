/**
 * The languages of the product: the one place that names them. A language is a folder beside this file, a row in
 * `registered` and its entry in `index.ts` and `monitor-messages.ts`, which do not compile without it. The first one
 * is the fallback.
 */
interface RegisteredLanguage {
  /** In its own words. */
  readonly name: string;
  /** Decides how dates and numbers look. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Whether it is offered to staff as well; else its folder has only what a citizen sees. */
  readonly forStaff: boolean;
}

export const registered = {
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr', forStaff: true },
  en: { name: 'English', locale: 'en-GB', direction: 'ltr', forStaff: true },
} as const satisfies Readonly<Record<string, RegisteredLanguage>>;

export type RegisteredCode = keyof typeof registered;

/** The parts of the messages that only staff read; a language for citizens alone has none of them. */
export const staffParts = ['counter', 'booking', 'search', 'laptop', 'lead', 'personProtocol'] as const;
