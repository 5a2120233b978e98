/** An office's record over HTTP: what a first visit shows before this device follows the document. */
import { makeName, OFFICE_RECORD } from '../../docs/document-names.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { officeRecord } from '../../domain/office/office.ts';
import type { Office } from '../../domain/office/office.ts';
import { publicRoutes } from '../../wire/http/public-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions } from './http.ts';

/** Each office as it was last told on this page: what was shown once is shown again without a network. */
const toldOffices = new Map<OfficeId, Office>();
export const toldOffice = (office: OfficeId): Office | null => toldOffices.get(office) ?? null;

/** Null: the relay does not have this office, cannot be asked, or says what this page does not read. The document tells which. */
export async function askOffice(office: OfficeId, options: HttpOptions = {}): Promise<Office | null> {
  const name = makeName({ kind: 'office', office });
  const reply = await askRelay(publicRoutes.document, { params: { name } }, options);
  if (!reply.ok) return null;
  const told = officeRecord.safeParse(reply.value.records[OFFICE_RECORD]).data ?? null;
  if (told !== null) toldOffices.set(office, told);
  return told;
}
