/** What a step could not save, in words. */
import type { Office } from '#lib/domain/office/office.ts';
import type { SetUpTrouble } from '#lib/state/lead/set-up.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { problemText } from '../dienststelle/problem-words.ts';

export function troubleText(
  office: Office,
  trouble: SetUpTrouble | null,
  lang: LanguageContext,
): string | null {
  const m = lang.m.lead.setUp;
  switch (trouble?.kind) {
    case undefined:
      return null;
    case 'not-kept':
      return m.notKept;
    case 'refused':
      return `${m.stopped} ${lang.m.counter.refusals[trouble.reason]}`;
    case 'hours':
      return trouble.problems.map((problem) => problemText(office, problem, 'rules', lang)).join(' ');
    case 'problems':
      return [
        m.stopped,
        ...trouble.problems.map((problem) =>
          problemText(office, problem, isOfOffice(problem.path[0]) ? 'identity' : trouble.section, lang),
        ),
      ].join(' ');
  }
}

/** What the first step may have left out. */
const isOfOffice = (field: unknown): boolean => field === 'address' || field === 'phone';
