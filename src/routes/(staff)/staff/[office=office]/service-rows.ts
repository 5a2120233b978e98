/** Services as a picker shows them: those that fit a text, and those that are chosen. */
import type { ServiceId } from '#lib/domain/ids.ts';
import { findServices } from '#lib/domain/office/find-services.ts';
import { isOverMostServices, pairApart } from '#lib/domain/office/combination.ts';
import { serviceOf } from '#lib/domain/office/office.ts';
import type { Choice, Office } from '#lib/domain/office/office.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';

const MOST_OFFERED = 8;

type Row = { readonly id: ServiceId; readonly name: Phrase };

export const fittingServices = (
  office: Office,
  text: string,
  chosen: readonly Choice[],
  lang: LanguageContext,
): readonly Row[] =>
  findServices(office, text)
    .filter(({ id }) => !chosen.some(({ service }) => service === id))
    .slice(0, MOST_OFFERED)
    .map(({ id, name }) => ({ id, name: lang.pick(name) }));

/** A service that the office has no more is shown by its id. */
export const chosenServices = (
  office: Office,
  chosen: readonly Choice[],
  lang: LanguageContext,
): readonly (Row & { readonly quantity: number; readonly most: number })[] =>
  chosen.map(({ service, quantity }) => {
    const found = serviceOf(office, service);
    const name = found === undefined ? service : lang.pick(found.name);
    return { id: service, name, quantity, most: found?.most ?? 1 };
  });

/** `Personalausweis (2 Personen)`, with the language of the name. */
export function servicePhrase(office: Office, { service, quantity }: Choice, lang: LanguageContext): Phrase {
  const found = serviceOf(office, service);
  const name = found === undefined ? service : lang.pick(found.name);
  return quantity === 1 ? name : [name, ` ${lang.m.counter.persons(quantity)}`];
}

/** C14: what citizens could not book like this. Staff may. */
export function limitWarnings(
  office: Office,
  chosen: readonly Choice[],
  lang: LanguageContext,
): readonly Phrase[] {
  const m = lang.m.booking.services;
  const apart = pairApart(office, chosen);
  const most = office.rules.mostServices;
  return [
    ...(apart === null ? [] : [sentence(m.apart, lang.pick(apart[0].name), lang.pick(apart[1].name))]),
    ...(most === null || !isOverMostServices(office, chosen) ? [] : [m.over(most)]),
  ];
}
