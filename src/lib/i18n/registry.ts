/**
 * The languages of the product: the one place that names them. A language is a folder beside this file, a row in
 * `registered` and its entry in the two tables below, which do not compile without it. The first one is the fallback.
 */
import { de } from './de/index.ts';
import type { Messages } from './de/index.ts';
import { monitor as germanMonitor } from './de/monitor.ts';
import { en } from './en/index.ts';
import { monitor as englishMonitor } from './en/monitor.ts';

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

/** All that a citizen sees: on the phone, at the kiosk, on the monitor and in mails. */
export type CitizenMessages = Omit<
  Messages,
  'counter' | 'booking' | 'search' | 'laptop' | 'lead' | 'personProtocol'
>;

export const registeredMessages: {
  readonly [Code in RegisteredCode]: (typeof registered)[Code]['forStaff'] extends true
    ? Messages
    : CitizenMessages;
} = { de, en };

/** A table of its own, so that a television loads nothing else. */
export const monitorMessages: Readonly<Record<RegisteredCode, Messages['monitor']>> = {
  de: germanMonitor,
  en: englishMonitor,
};
