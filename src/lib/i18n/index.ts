/**
 * All text that people see, whole: for the relay's mails and commands. German is the reference: its shape is the type
 * that every other language must fill, so a missing sentence does not compile. A message that needs values is a
 * function of them. The pages of the app load their own part by `page-messages.ts`.
 */
import type { Language } from '../domain/office/text.ts';
import { ar } from './ar/index.ts';
import { de } from './de/index.ts';
import type { Messages } from './de/index.ts';
import { en } from './en/index.ts';
import { FALLBACK_LANGUAGE, spokenFor } from './languages.ts';
import { pl } from './pl/index.ts';
import type { registered, RegisteredCode, staffParts } from './registry.ts';
import { ru } from './ru/index.ts';
import { tr } from './tr/index.ts';
import { uk } from './uk/index.ts';

export type { Messages };

/** All that a citizen sees: on the phone, at the kiosk, on the monitor and in mails. */
export type CitizenMessages = Omit<Messages, (typeof staffParts)[number]>;

const registeredMessages: {
  readonly [Code in RegisteredCode]: (typeof registered)[Code]['forStaff'] extends true
    ? Messages
    : CitizenMessages;
} = { de, en, ar, pl, ru, tr, uk };

/** A language without the part of staff takes that of the fallback; no page of staff is offered in it. */
const complete = (own: Messages | CitizenMessages): Messages => ({
  ...(registeredMessages[FALLBACK_LANGUAGE] as Messages),
  ...own,
});
const all = Object.fromEntries(
  Object.entries(registeredMessages).map(([code, own]) => [code, complete(own)]),
) as Readonly<Record<RegisteredCode, Messages>>;

export const messagesIn = (language: Language): Messages => all[spokenFor(language)];
