/** The pictures of offices over HTTP (Q14.5). */
import { officeId, pictureId } from '../../src/lib/domain/ids.ts';
import { pictureRoutes } from '../../src/lib/wire/http/picture-routes.ts';
import type { Pictures } from '../offices/kept-pictures.ts';
import { SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface PictureRoutesParts {
  readonly pictures: Pictures;
}

const YEAR_SECONDS = 365 * 24 * 3600;

export function registerPictureRoutes(serve: ServeRoute, { pictures }: PictureRoutesParts): void {
  serve(pictureRoutes.putPicture, async ({ session, body, refuse }) => {
    const put = await pictures.put(session.office, Buffer.from(body.picture, 'base64'));
    return put.ok ? put.value : refuse(put.error);
  });

  serve(pictureRoutes.picture, async ({ request, reply, refuse }) => {
    const params = request.params as { id: string; picture: string };
    const office = officeId.safeParse(params.id);
    const id = pictureId.safeParse(params.picture);
    const found = office.success && id.success ? await pictures.find(office.data, id.data) : null;
    if (found === null) return refuse('no-such-picture');
    void reply
      .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
      // It runs nothing, also where it is opened by itself.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .type(`image/${found.type}`)
      .send(Buffer.from(found.bytes));
    return SENT;
  });
}
