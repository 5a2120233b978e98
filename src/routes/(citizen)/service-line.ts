/** A chosen service as people read it. */
import { serviceOf } from '#lib/domain/office/office.ts';
import type { Choice, Office } from '#lib/domain/office/office.ts';
import type { PickedText } from '#lib/domain/office/text.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';

/** `2 × Personalausweis`; the service's key where the office is not known or has it no more. */
export function serviceLine(
  lang: LanguageContext,
  office: Office | null,
  { service: id, quantity }: Choice,
): PickedText {
  const service = office === null ? undefined : serviceOf(office, id);
  const name =
    service === undefined
      ? { text: id, language: lang.language }
      : lang.pick(service.name, office?.languages);
  return quantity > 1 ? { ...name, text: lang.m.citizen.check.times(quantity, name.text) } : name;
}
