/** The pictures of an office at the relay (Q14.5). */
import { pictureRoutes } from '../../wire/http/picture-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions } from './http.ts';

const CHUNK = 0x8000;

const base64Of = (bytes: Uint8Array): string => {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(text);
};

export const putPicture = (bytes: Uint8Array, options: HttpOptions = {}) =>
  askRelay(pictureRoutes.putPicture, { body: { picture: base64Of(bytes) } }, options);
