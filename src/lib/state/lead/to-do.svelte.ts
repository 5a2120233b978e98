/** The lead's list of what is to be done, followed while the lead's pages are open. */
import type { OutsideAppointment } from '../../domain/requests/memo.ts';
import { isResolvedByStaff } from '../../domain/requests/open-item.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { isOpenToDo, itemOf, outsideIn, toDosIn } from './to-do.ts';
import type { ToDo, ToDoOf } from './to-do.ts';

export class LeadToDo {
  readonly workday: Workday;

  readonly items: readonly ToDo[] = $derived.by(() => {
    const { memos, today, trackedRequests, staff } = this.workday;
    return today === null ? [] : toDosIn(memos.values(), today, trackedRequests, staff);
  });
  readonly outside: readonly OutsideAppointment[] = $derived.by(() => outsideIn(this.workday.memos));
  /** How many wait for a person. */
  readonly open: number = $derived.by(() => this.items.filter(isOpenToDo).length + this.outside.length);

  /** False: this device does not know yet what is to be done, and an empty list says nothing. */
  readonly isKnown: boolean = $derived.by(() => this.workday.today !== null && this.workday.memosKnown);

  constructor(workday: Workday) {
    this.workday = workday;
  }

  /** It is done, or has been read. What the disk refuses is told by the stage of what was asked. */
  close({ record, date }: ToDo): void {
    const asked = isResolvedByStaff(record)
      ? this.workday.compose('resolve-call-back', { callBack: record.id })
      : this.workday.compose('close-item', { item: itemOf(record) });
    if (asked !== null) this.workday.ask({ ...asked, date }).catch(() => {});
  }

  /** B14: an enquiry that is false. Nothing of the person is left. */
  eraseEnquiry({ record, date }: ToDoOf<'enquiry'>): void {
    const asked = this.workday.compose('close-item', { item: { of: 'enquiry', id: record.id } });
    if (asked !== null) this.workday.ask({ ...asked, date }).catch(() => {});
  }
}
