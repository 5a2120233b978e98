/** The pictures of offices (Q14.5), as the store keeps them. */
import type { OfficeId, PictureId } from '../../src/lib/domain/ids.ts';
import type { PictureType } from '../../src/lib/domain/office/picture-file.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

export interface StoredPicture {
  readonly type: PictureType;
  readonly bytes: Uint8Array;
}

export interface PictureStore {
  put(office: OfficeId, id: PictureId, picture: StoredPicture, at: Instant): Promise<void>;
  find(office: OfficeId, id: PictureId): Promise<StoredPicture | null>;
  /** Of all offices, without their bytes. */
  all(): Promise<readonly { readonly office: OfficeId; readonly id: PictureId; readonly at: Instant }[]>;
  remove(office: OfficeId, ids: readonly PictureId[]): Promise<void>;
}
