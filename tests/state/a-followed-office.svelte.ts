/** What is free at an office, as a page follows it; a test says what becomes of its link. */
import { CONNECTING } from '../../src/lib/client/replica/link-status.ts';
import type { LinkStatus } from '../../src/lib/client/types.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { FollowedOffice } from '../../src/lib/state/followed-office.svelte.ts';

const NO_SLOTS: ReadonlyMap<LocalDate, DaySlots> = new Map();

export class AFollowedOffice implements FollowedOffice {
  readonly id: OfficeId;
  readonly office: Office | null;
  slots = $state.raw(NO_SLOTS);
  link = $state.raw<LinkStatus>(CONNECTING);
  broken = $state(false);
  readonly slotsKnown = true;
  readonly loaded = true;
  readonly isMissing = false;
  isClosed = false;

  constructor(id: OfficeId, office: Office | null = null) {
    this.id = id;
    this.office = office;
  }

  close(): void {
    this.isClosed = true;
  }
}
