/** What an edit of the office would do, as the relay reckons it from all that is booked. */
import type { OfficePreview } from '../../domain/decide/hours-preview.ts';
import type { OfficeEdit } from '../../domain/office/office-edit.ts';
import { hoursRoutes } from '../../wire/http/hours-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const previewOffice = (
  { section, entry, was, to }: OfficeEdit,
  options: HttpOptions = {},
): Reply<OfficePreview> =>
  askRelay(hoursRoutes.previewOffice, { body: { section, entry, was, to } }, options);
