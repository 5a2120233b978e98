/** What a visitor who is here can tell staff before the call (A12), as their screen offers it. */
import type { VisitId } from '#lib/domain/ids.ts';
import type { Office } from '#lib/domain/office/office.ts';
import { priorityIn } from '#lib/domain/office/priority.ts';
import type { KioskVisitor } from '#lib/state/kiosk/visitor.svelte.ts';
import type { ScreenAssistance } from '#lib/ui/kiosk/AssistanceButtons.svelte';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';

interface Sources {
  readonly visitor: KioskVisitor;
  readonly office: Office;
  readonly lang: LanguageContext;
}

/** Null: the office offers nothing of it. */
export function assistanceFor(visit: VisitId, { visitor, office, lang }: Sources): ScreenAssistance | null {
  const { moreHelp, moreHelpText } = office.kiosk;
  const { assistance } = visitor;
  if (!moreHelp && office.priorities.length === 0) return null;
  const told = assistance.of(visit);
  return {
    help: !moreHelp
      ? null
      : {
          words: moreHelpText === null ? null : lang.pick(moreHelpText),
          isWanted: told.moreHelp,
          ontoggle: () => assistance.tell(visit, { moreHelp: !told.moreHelp }),
        },
    priority:
      office.priorities.length === 0
        ? null
        : {
            isTold: priorityIn(office, told.priority) !== null,
            onask: () => (assistance.asking = visit),
          },
    stage: told.stage,
  };
}
