/** P12: the offices of the town of an authority's lead. */
import { authorityRoutes } from '../../wire/http/authority-routes.ts';
import type { OfficeOfAuthority } from '../../wire/http/authority-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const authorityOffices = (options: HttpOptions = {}): Reply<readonly OfficeOfAuthority[]> =>
  askRelay(authorityRoutes.authorityOffices, {}, options);
