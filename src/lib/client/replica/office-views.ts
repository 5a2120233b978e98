/** What a citizen's page reads of an office. Apart from the views of staff, whose shapes a phone need not load. */
import { officeIn, openOfficeDoc } from '../../docs/office-doc.ts';
import { openSlotsDoc, slotsIn } from '../../docs/slots-doc.ts';
import type { DaySlots } from '../../domain/office/capacity.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import type { PageEnvironment } from './replica.ts';
import { ofRecords, openView } from './view.ts';
import type { View } from './view.ts';

export const openOfficeView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<Office | null>> =>
  openView({ kind: 'office', office }, credential, around, ofRecords(openOfficeDoc, officeIn));

/** What is free, by day, earliest first. */
export const openSlotsView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<ReadonlyMap<LocalDate, DaySlots>>> =>
  openView(
    { kind: 'slots', office },
    credential,
    around,
    ofRecords(openSlotsDoc, ({ all }) => slotsIn(all)),
  );
