/** What an edit of the office would do (C11), reckoned by the functions that decide about it. Nothing is written. */
import {
  daysAhead,
  editWithHolidays,
  removalReason,
  usersOn,
} from '../../src/lib/domain/decide/decide-change-office.ts';
import { changedHolidays, placeMinutesOf } from '../../src/lib/domain/decide/hours-preview.ts';
import type { OfficePreview } from '../../src/lib/domain/decide/hours-preview.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import { erasedBy } from '../../src/lib/domain/office/retention.ts';
import { reckonAhead } from '../offices/public-holidays.ts';
import { lookAhead } from './preview-hours.ts';
import type { PreviewParts } from './preview-hours.ts';

/** Null: the office cannot be asked now. */
export type PreviewOffice = (office: OfficeId, edit: OfficeEdit) => Promise<OfficePreview | null>;

export function makeOfficePreview({ openDaysOf, newPause, clock }: PreviewParts): PreviewOffice {
  return async (id, edit) => {
    const open = await openDaysOf(id);
    if (open === null) return null;
    const pause = newPause(id);
    await pause.rest();
    const { office } = open;
    const none = {
      ...{ problems: [], hit: [], days: [], needed: [] },
      placeMinutes: placeMinutesOf(office),
    };
    await reckonAhead(edit, office, open.today, pause);
    const edited = editWithHolidays(open, edit);
    if (!edited.ok)
      return edited.error.why === 'problems'
        ? { ...none, problems: [...edited.error.problems] }
        : { ...none, meanwhile: edited.error.meanwhile };
    const needed: OfficePreview['needed'] = [];
    for (const date of removalReason(edit) === null ? [] : daysAhead(open, open.today)) {
      await pause.rest();
      needed.push(...usersOn(open.day(date), edit));
    }
    if (needed.length > 0) return { ...none, needed };
    const erases = erasedBy(office.rules.retention, edited.value.rules.retention, open.today);
    const ahead = await lookAhead(open, edited.value, pause, clock());
    const holidays = changedHolidays(office, edited.value, open.today);
    return {
      ...{ ...none, ...ahead },
      ...(erases === null ? {} : { erases }),
      ...(holidays === null ? {} : { holidays }),
    };
  };
}
