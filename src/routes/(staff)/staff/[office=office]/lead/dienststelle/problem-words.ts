/** Problems of an edit of the office in words, and where a form says them. */
import { fieldsIn, isListSection } from '#lib/domain/office/office-edit.ts';
import type { OfficeSection } from '#lib/domain/office/office-edit.ts';
import type { OfficeProblem } from '#lib/domain/office/office-problems.ts';
import type { Office } from '#lib/domain/office/office.ts';
import { ownNameOf } from '#lib/i18n/languages.ts';
import { isOfRows, kindOf } from '#lib/state/lead/office-form.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { joinPhrases, sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';
import { labelOf, nameOf } from './office-words.ts';
import type { Named } from './office-words.ts';

/** The field of a section that a problem is about, as its form names it; null: it is elsewhere. */
export function fieldAt({ path }: OfficeProblem, section: OfficeSection): string | null {
  const parts = path.filter((part): part is string => typeof part === 'string');
  const [first, ...rest] = parts;
  const known = fieldsIn(section, isListSection(section));
  // Their fields stand at the top of the office.
  const isAtTop = section === 'identity' || section === 'holidays';
  const own = isAtTop ? parts : first === section ? rest : null;
  if (own === null) return null;
  // What no lane serves, or no counter, is said of the entry's id.
  if (own[0] === 'id')
    return (
      ({ services: 'lanes', lanes: 'counters', fields: 'label' } as Partial<Record<OfficeSection, string>>)[
        section
      ] ?? 'name'
    );
  return known.find((field) => field === own.slice(0, field.split('.').length).join('.')) ?? null;
}

/** Where a form says what is wrong: a field, or a text of it in one language. */
export const errorKey = (field: string, language: string | null): string =>
  language === null ? field : `${field} (${language})`;

/** Where a form says what is wrong with a part of a link or an option. */
export const rowErrorKey = (field: string, index: number, part: string): string =>
  `${field} ${index} ${part}`;

/** Where a form with these languages says a problem; null: not there. */
export function errorKeyOf(
  problem: OfficeProblem,
  section: OfficeSection,
  languages: readonly string[],
): string | null {
  const field = fieldAt(problem, section);
  if (field === null) return null;
  if (kindOf(section, field) === 'variants') return field;
  const hasRows = isOfRows(kindOf(section, field)) || kindOf(section, field) === 'days-off';
  if (!hasRows) return errorKey(field, languageAt(problem, languages));
  const below = problem.path.slice(problem.path.indexOf(field) + 1);
  const [index, part] = [below.find((one) => typeof one === 'number') ?? 0, below.at(-1)];
  return typeof part === 'string' ? rowErrorKey(field, index, part) : field;
}

/** The language that a problem is about; null: it is the whole field. */
export function languageAt({ path }: OfficeProblem, languages: readonly string[]): string | null {
  const last = path.at(-1);
  return typeof last === 'string' && languages.includes(last) ? last : null;
}

/** A problem as a sentence that names the entry and the field. */
export function problemText(
  office: Office,
  problem: OfficeProblem,
  section: OfficeSection,
  lang: LanguageContext,
): Phrase {
  const m = lang.m.lead.office;
  const about =
    problem.about === undefined
      ? undefined
      : (['services', 'lanes', 'categories', 'counters', 'fields'] as const)
          .map((list) => nameOf(office, list, problem.about!, lang))
          .find((name) => name !== problem.about);
  const said =
    about === undefined
      ? m.problems(problem)
      : sentence((name) => m.problems({ ...problem, about: name }), about);
  const field = fieldAt(problem, section);
  if (field !== null) {
    const label = labelOf(field, lang, section);
    const language = section === 'mails' ? languageAt(problem, office.languages) : null;
    return sentence(m.problem, language === null ? label : m.inLanguage(label, ownNameOf(language)), said);
  }
  const [list, index] = problem.path;
  if (list === 'windows') return joinPhrases([lang.m.lead.hours.heading, said], ': ');
  if (typeof list !== 'string' || !(list in m.sections)) return said;
  const entries = (office as unknown as Record<string, readonly { id: string }[]>)[list];
  const entry = typeof index === 'number' && Array.isArray(entries) ? entries[index] : undefined;
  const heading = m.sections[list as OfficeSection];
  const named = entry === undefined ? [] : [nameOf(office, list as Named, entry.id, lang)];
  return joinPhrases([heading, ...named, said], ': ');
}
