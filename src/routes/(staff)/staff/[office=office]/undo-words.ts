/** The step that a clerk can take back, in words. */
import type { PageMessages } from '#lib/i18n/page-messages.ts';
import type { UndoableAt } from '#lib/state/counter/undoable.ts';

const verbs = {
  'checked-in': 'check-in',
  left: 'leave',
  'services-changed': 'change-services',
  called: 'call',
  repeated: 'repeat',
  missed: 'miss',
  returned: 'return',
  started: 'start',
  finished: 'finish',
  parked: 'park',
  resumed: 'resume',
  transferred: 'transfer',
  given: 'take-ticket',
} as const;

export const undoWords = (
  { step, visit }: Pick<UndoableAt, 'step' | 'visit'>,
  m: PageMessages['counter'],
): string => m.stageOf[verbs[step]](visit.number);
