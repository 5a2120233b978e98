/** Short marks of a visit in the counter's lists: what a clerk has to know before the call. */
import type { FieldValue } from '#lib/domain/day/field-values.ts';
import type { Visit } from '#lib/domain/day/visit.ts';
import { withColon } from '#lib/domain/office/custom-field.ts';
import { variantIn } from '#lib/domain/office/office.ts';
import type { Office } from '#lib/domain/office/office.ts';
import { isPickUp } from '#lib/domain/office/pick-up.ts';
import { priorityIn } from '#lib/domain/office/priority.ts';
import type { RowTag } from '#lib/ui/counter/RowTags.svelte';
import { shownValues } from '#lib/ui/custom-fields.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { joinPhrases } from '#lib/ui/phrase.ts';

/** What is known of it on this laptop. */
export interface TagSources {
  readonly office: Office;
  /** Answers to the office's own questions (B13). */
  readonly said: readonly FieldValue[];
  /** Staff have noted something. */
  readonly noted: boolean;
  /** A7.15: a power cut at the kiosk may have hidden its number from the visitor. */
  readonly unseen: boolean;
  /** The relay has not heard of the latest step. */
  readonly pending: boolean;
}

export function tagsOfVisit(
  visit: Visit,
  { office, said, noted, unseen, pending }: TagSources,
  lang: LanguageContext,
): RowTag[] {
  const m = lang.m.counter;
  const variant = variantIn(visit.services);
  const group = Math.max(...visit.services.map(({ quantity }) => quantity));
  return [
    ...(pending ? [{ text: m.offline.optimistic }] : []),
    ...(unseen ? [{ text: m.unseenNumber.tag, title: m.unseenNumber.title }] : []),
    ...assistanceTags(visit, office, lang),
    ...(variant === null ? [] : [{ text: m.variants[variant] }]),
    ...(isPickUp(office, visit.services) ? [{ text: m.pickUp.tag, icon: 'draft' as const }] : []),
    ...(group > 1 ? [{ text: m.persons(group) }] : []),
    ...shownValues(office.fields, said, lang).map(({ label, value }) => ({
      text: value,
      title: joinPhrases([{ ...label, text: withColon(label.text) }, value], ' '),
    })),
    ...(noted ? [{ text: m.prepare.noted }] : []),
  ];
}

/** A12: what the visitor has told the kiosk, in the office's words where it has some. */
function assistanceTags(visit: Visit, office: Office, lang: LanguageContext): RowTag[] {
  const { moreHelp, title } = lang.m.counter.assistance;
  const { moreHelpText } = office.kiosk;
  const reason = priorityIn(office, visit.priority);
  const priority = reason === null ? null : lang.pick(reason.name);
  const help = moreHelpText === null ? moreHelp : lang.pick(moreHelpText);
  return [priority, visit.moreHelp ? help : null].flatMap((text) =>
    text === null ? [] : [{ text, title: joinPhrases([text, title], ': ') }],
  );
}
