/**
 * All text that people see. German is the reference: its shape is the type that every other language must fill, so a
 * missing sentence does not compile. A message that needs values is a function of them. Runs unchanged in the browser
 * and in the relay's mails; the monitor takes its own part from `registry.ts`.
 */
import type { Language } from '../domain/office/text.ts';
import type { Messages } from './de/index.ts';
import { FALLBACK_LANGUAGE, spokenFor } from './languages.ts';
import { registeredMessages } from './registry.ts';
import type { CitizenMessages, RegisteredCode } from './registry.ts';

export type { Messages };

/** A language without the part of staff takes that of the fallback; no page of staff is offered in it. */
const complete = (own: Messages | CitizenMessages): Messages => ({
  ...(registeredMessages[FALLBACK_LANGUAGE] as Messages),
  ...own,
});
const all = Object.fromEntries(
  Object.entries(registeredMessages).map(([code, own]) => [code, complete(own)]),
) as Readonly<Record<RegisteredCode, Messages>>;

export const messagesIn = (language: Language): Messages => all[spokenFor(language)];
