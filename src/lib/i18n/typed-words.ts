/**
 * The words that people type in their language stand in the domain, which reads them and knows no list of languages.
 * These types do not compile while a registered language is missing there.
 */
import type { languageNames } from '../domain/input/language-names.ts';
import type { monthNames } from '../domain/input/month-names.ts';
import type { RegisteredCode } from './registry.ts';

type InEachLanguage<T, Words extends Readonly<Record<RegisteredCode, T>>> = Words;

export type TypedMonths = InEachLanguage<readonly string[], typeof monthNames>;
export type TypedLanguages = InEachLanguage<Readonly<Record<RegisteredCode, string>>, typeof languageNames>;
