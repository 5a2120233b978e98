import type { OfficeId } from '../../src/lib/domain/ids.ts';

/** How it is spoken of on a terminal: `'werne' (Bürgerbüro, Werne)`. */
export const titleOf = ({ id, name }: { readonly id: OfficeId; readonly name: string | null }): string =>
  `'${id}'${name === null ? '' : ` (${name})`}`;
