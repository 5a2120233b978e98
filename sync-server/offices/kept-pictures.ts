/**
 * The pictures of offices (Q14.5). One is kept as long as its office names it. A lead hands it in before the edit that
 * names it, so a picture that none names yet has an hour.
 */
import { createHash } from 'node:crypto';
import { pictureId } from '../../src/lib/domain/ids.ts';
import type { OfficeId, PictureId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { picturesOf } from '../../src/lib/domain/office/monitor-page.ts';
import { readPicture } from '../../src/lib/domain/office/picture-file.ts';
import type { PictureFile, PictureProblem } from '../../src/lib/domain/office/picture-file.ts';
import { ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Schedule } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { PictureStore, StoredPicture } from '../store/pictures.ts';

export interface Pictures {
  /** Checks it by its bytes and keeps it. */
  put(office: OfficeId, file: Uint8Array): Promise<Result<PutPicture, PictureProblem>>;
  find(office: OfficeId, id: PictureId): Promise<StoredPicture | null>;
}

export type PutPicture = Pick<PictureFile, 'width' | 'height'> & { readonly picture: PictureId };

export interface PicturesParts {
  readonly store: PictureStore;
  /** Null: there is none, or it cannot be read now. */
  readonly officeOf: (id: OfficeId) => Office | null;
  readonly clock: () => Instant;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** How often those are looked for that none names. */
const LOOK_EVERY_MS = 10 * MINUTE_MS;
const UNNAMED_MS = 60 * MINUTE_MS;
/** Further ones push out the oldest: a lead tries some before one is saved. */
const MOST_UNNAMED = 4;

export function openPictures({ store, officeOf, clock, schedule, log }: PicturesParts): Pictures {
  /** Erases what the office does not name. `most`: how many of those are left that are not an hour old. */
  async function tidy(only: OfficeId | null, most: number): Promise<void> {
    const all = (await store.all()).filter(({ office }) => only === null || office === only);
    for (const id of new Set(all.map(({ office }) => office))) {
      const office = officeOf(id);
      // An office that cannot be read may name any of them.
      if (office === null) continue;
      const named = picturesOf(office);
      const unnamed = all.filter((one) => one.office === id && !named.has(one.id));
      const gone = unnamed.filter(({ at }, nth) => clock() - at > UNNAMED_MS || unnamed.length - nth > most);
      if (gone.length > 0)
        await store.remove(
          id,
          gone.map((one) => one.id),
        );
    }
  }

  const look = (): void => {
    schedule.at(clock() + LOOK_EVERY_MS, look);
    tidy(null, MOST_UNNAMED).catch((error: unknown) =>
      log.error({ code: codeOf(error) }, 'pictures that no office names could not be erased'),
    );
  };
  look();

  return {
    async put(office, file) {
      const read = readPicture(file);
      if (!read.ok) return read;
      const { type, bytes, width, height } = read.value;
      const picture = pictureId.parse(createHash('sha256').update(bytes).digest('hex').slice(0, 32));
      await tidy(office, MOST_UNNAMED - 1);
      await store.put(office, picture, { type, bytes }, clock());
      return ok({ picture, width, height });
    },
    find: (office, id) => store.find(office, id),
  };
}
