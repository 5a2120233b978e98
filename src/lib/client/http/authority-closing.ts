/** P12, C3: closing days at several offices of the town. */
import { authorityClosingRoutes } from '../../wire/http/authority-closing-routes.ts';
import type { ClosedOffice, ClosingPreview } from '../../wire/http/authority-closing-routes.ts';
import type { EnteredBody } from '../../wire/http/route.ts';
import { deviceName, pageDatabase } from '../browser/database.ts';
import { askRelay } from './http.ts';
import type { Reply } from './http.ts';
import type { SessionOptions } from './session.ts';

export const previewClosing = (
  asked: EnteredBody<typeof authorityClosingRoutes.previewClosing>,
  options: SessionOptions = {},
): Reply<readonly ClosingPreview[]> =>
  askRelay(authorityClosingRoutes.previewClosing, { body: asked }, options);

export async function closeDays(
  asked: Omit<EnteredBody<typeof authorityClosingRoutes.closeDays>, 'device'>,
  options: SessionOptions = {},
): Reply<readonly ClosedOffice[]> {
  const device = await deviceName(options.database ?? (await pageDatabase()));
  return askRelay(authorityClosingRoutes.closeDays, { body: { ...asked, device } }, options);
}
