/** Edits of the office in words: what one changes, the history, and what stands between an edit and its being saved. */
import type { OfficeEdit, OfficeSection, OfficeValue, OfficeValues } from '#lib/domain/office/office-edit.ts';
import type { Office } from '#lib/domain/office/office.ts';
import { ownNameOf } from '#lib/i18n/languages.ts';
import { isOfRows, kindOf } from '#lib/state/lead/office-form.svelte.ts';
import type { ChangeTrouble } from '#lib/state/lead/change-desk.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { shortened } from '#lib/ui/phrase-parts.ts';
import { joinPhrases, plainText, sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';
import { labelOf, phraseOfEdited, textIn, valuePhrase } from './office-words.ts';

interface Change {
  readonly label: string;
  readonly was: Phrase;
  readonly to: Phrase;
}

/** How a field differs: a text in each language in which it does, whichever one the screen speaks. */
function changesOf(
  office: Office,
  { section, field, was, to }: { section: OfficeSection; field: string; was: OfficeValue; to: OfficeValue },
  lang: LanguageContext,
): readonly Change[] {
  const kind = kindOf(section, field);
  const label = labelOf(field, lang, section);
  const { languages } = office;
  const say = (text: Phrase): Phrase =>
    section === 'mails' && text === lang.m.lead.office.empty ? lang.m.lead.office.mails.asUsual : text;
  const byLanguage =
    kind !== 'text' && kind !== 'texts' && !isOfRows(kind)
      ? []
      : languages
          .map((language) => ({
            label: languages.length === 1 ? label : lang.m.lead.office.inLanguage(label, ownNameOf(language)),
            was: say(textIn(was, language, lang)),
            to: say(textIn(to, language, lang)),
          }))
          .filter((change) => plainText(change.was) !== plainText(change.to));
  if (byLanguage.length > 0) return byLanguage;
  return [{ label, was: valuePhrase(office, field, was, lang), to: valuePhrase(office, field, to, lang) }];
}

function fieldChanges(
  office: Office,
  { section, was, to }: OfficeEdit,
  lang: LanguageContext,
): readonly Change[] {
  const fields = Object.keys({ ...was, ...to }).filter((field) => field !== 'position');
  return fields.flatMap((field) => {
    const change = { section, field, was: was?.[field] ?? null, to: to?.[field] ?? null };
    return change.was === null && change.to === null ? [] : changesOf(office, change, lang);
  });
}

/** Whether there is one entry more or fewer. Every kind of mail is there, in words of the office's own or not. */
const isOfEntry = ({ section, was, to }: OfficeEdit, side: 'added' | 'removed'): boolean =>
  section !== 'mails' && (side === 'added' ? was : to) === null;

/** What an edit changes, a line each. */
export function editLines(office: Office, edit: OfficeEdit, lang: LanguageContext): Phrase[] {
  const m = lang.m.lead.office.preview;
  const { section, entry, to } = edit;
  const name = phraseOfEdited(office, { section, entry, edit }, lang);
  if (isOfEntry(edit, 'added')) return [sentence(m.added, name)];
  if (isOfEntry(edit, 'removed')) return [sentence(m.removed, name)];
  if (to !== null && 'order' in to) return [m.order];
  return fieldChanges(office, edit, lang).map((one) => sentence(m.change, one.label, one.was, one.to));
}

/** More of a change is cut in the history; undoing it shows all. */
const MOST_HISTORY_CHARACTERS = 300;

/** An edit that was saved, as one line of the history. */
export function historyLine(office: Office, edit: OfficeEdit, lang: LanguageContext): Phrase {
  const m = lang.m.lead.office.history;
  const { section, entry, to } = edit;
  const changes = isOfEntry(edit, 'added')
    ? [m.added]
    : isOfEntry(edit, 'removed')
      ? [m.removed]
      : to !== null && 'order' in to
        ? [m.order]
        : fieldChanges(office, edit, lang).map((one) => sentence(m.change, one.label, one.was, one.to));
  const line = sentence(
    m.line,
    phraseOfEdited(office, { section, entry, edit }, lang),
    joinPhrases(changes, '; '),
  );
  return shortened(line, MOST_HISTORY_CHARACTERS);
}

/** What stands between an edit and its being saved. */
export function troubleText(trouble: ChangeTrouble | null, lang: LanguageContext): string | null {
  if (trouble === null) return null;
  if (trouble.kind === 'not-reached') return lang.m.lead.errors[trouble.failure];
  if (trouble.kind === 'refused') return lang.m.counter.refusals[trouble.reason];
  return lang.m.lead.office.trouble[trouble.kind];
}

/** What counts now in the place of what the lead saw. */
export function meanwhileLines(
  office: Office,
  { section, was: seen }: OfficeEdit,
  meanwhile: OfficeValues | null,
  lang: LanguageContext,
): Phrase[] {
  const m = lang.m.lead.office.meanwhile;
  if (meanwhile === null) return [m.gone];
  return Object.entries(meanwhile)
    .filter(([field]) => field !== 'order' && field !== 'position')
    .flatMap(([field, value]) =>
      changesOf(office, { section, field, was: seen?.[field] ?? null, to: value }, lang),
    )
    .map(({ label, to }) => sentence(m.now, label, to));
}
