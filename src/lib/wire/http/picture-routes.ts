/** The pictures of an office (Q14.5): a lead hands one in, monitors and kiosks fetch it. */
import * as z from 'zod/mini';
import { pictureId } from '../../domain/ids.ts';
import type { OfficeId, PictureId } from '../../domain/ids.ts';
import { MAX_PICTURE_BYTES } from '../../domain/office/picture-file.ts';
import { httpRoute, pathOf } from './route.ts';

const MAX_BASE64 = Math.ceil(MAX_PICTURE_BYTES / 3) * 4;

export const pictureRoutes = {
  putPicture: httpRoute({
    ...{ method: 'POST', path: '/api/office/pictures' },
    about:
      'A lead hands in a picture, PNG or JPEG by its bytes. It is erased after an hour in which the office does not name it.',
    staff: 'office',
    body: z.strictObject({
      /** Base64. */
      picture: z.string().check(z.maxLength(MAX_BASE64), z.regex(/^[A-Za-z0-9+/]+={0,2}$/, 'base64')),
    }),
    maxBodyBytes: MAX_BASE64 + 1_024,
    reply: z.object({ picture: pictureId, width: z.int(), height: z.int() }),
    errors: ['not-a-picture', 'damaged-picture', 'moving-picture', 'picture-too-large'],
    perMinute: 30,
  }),
  picture: httpRoute({
    ...{ method: 'GET', path: '/api/offices/:id/pictures/:picture' },
    about: 'A picture of an office. Its id follows from its bytes, so it is fresh for ever.',
    params: z.object({ id: z.string(), picture: z.string() }),
    mediaType: 'image/*',
    reply: z.string(),
    errors: ['no-such-picture'],
    perMinute: 600,
  }),
} as const;

export const picturePath = (office: OfficeId, picture: PictureId): string =>
  pathOf(pictureRoutes.picture, { params: { id: office, picture } });
