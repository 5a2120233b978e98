/**
 * What an actor's requests were answered, on this device's strict disk. So nothing is asked twice. A number that was
 * given out is known after a power cut, which may take the day's last events but not this (A7).
 */
import type { Answer } from '../../domain/requests/answer.ts';
import type { ActorId, RequestId } from '../../domain/ids.ts';
import { numberGiven } from '../../domain/requests/request.ts';
import type { Request } from '../../domain/requests/request.ts';
import { addDays, startOfDay } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { AnsweredRow, Database } from '../browser/database.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';

export interface Answered {
  /** Whatever this or another page has written down. */
  find(id: RequestId): Promise<Answer | null>;
  /** `at`: this device's clock. Resolves when it is on the disk, or the disk has refused. */
  write(request: Request, answer: Answer, at: Instant): Promise<void>;
  /** All requests of this actor that were answered, as the disk has them; lets go of those whose day is over. */
  read(): Promise<ReadonlySet<RequestId>>;
  /**
   * The numbers of a day that answers have named, and those that this device gave out itself, granted or refused: they
   * are in visitors' hands. By all that has been read and written here.
   */
  numbersOn(date: LocalDate): ReadonlySet<string>;
}

const KEEP_MS = 24 * 3_600_000;
const NONE: ReadonlySet<string> = new Set();

/** The day of a request is over everywhere on earth two days after it began at Greenwich. */
const isOver = ({ at, date }: AnsweredRow, now: Instant): boolean =>
  now > at + KEEP_MS && (date === undefined || now > startOfDay(addDays(date, 2), 'UTC'));

export function openAnswered(
  { answered }: Pick<Database, 'answered'>,
  actor: ActorId,
  platform: Platform = ownPlatform,
): Answered {
  const numbers = new Map<LocalDate, Set<string>>();
  /** Newest day of an answer here: a page may stay open for weeks, and tidies up with the first answer of a day. */
  let newest: LocalDate | null = null;

  const readRows = async (): Promise<AnsweredRow[]> =>
    (await answered.all().catch(() => [])).filter((row) => row.actor === actor);

  function takeNumber({ date, answer, given }: AnsweredRow): void {
    const number = answer.ok ? answer.number : (given ?? null);
    if (date === undefined || number === null) return;
    const known = numbers.get(date);
    if (known === undefined) numbers.set(date, new Set([number]));
    else known.add(number);
  }

  async function letGo(rows: readonly AnsweredRow[]): Promise<void> {
    const over = rows.filter((row) => isOver(row, platform.now()));
    for (const { date } of over) if (date !== undefined) numbers.delete(date);
    if (over.length > 0) await answered.deleteAll(over.map(({ id }) => id)).catch(() => {});
  }

  return {
    async find(id) {
      const row = await answered.get(id).catch(() => undefined);
      if (row === undefined) return null;
      takeNumber(row);
      return row.answer;
    },
    async write(request, answer, at) {
      const { id, date } = request;
      const given = numberGiven(request);
      const row: AnsweredRow = { id, actor, answer, at, date, ...(given === null ? {} : { given }) };
      takeNumber(row);
      await answered.put(row).catch(() => {});
      if (newest !== null && date <= newest) return;
      newest = date;
      void readRows().then(letGo);
    },
    async read() {
      const rows = await readRows();
      for (const row of rows) takeNumber(row);
      await letGo(rows);
      return new Set(rows.map(({ id }) => id));
    },
    numbersOn: (date) => numbers.get(date) ?? NONE,
  };
}
