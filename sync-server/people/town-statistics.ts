/** S4: the figures of a town's offices, summed. Read from what is stored, so that no office wakes up for it. */
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Text } from '../../src/lib/domain/office/text.ts';
import { officeSummary } from '../../src/lib/domain/statistics/office-summary.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import type { PeriodFigures } from '../../src/lib/domain/statistics/period-figures.ts';
import type { Period } from '../../src/lib/domain/statistics/period.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { monthOf } from '../../src/lib/domain/time.ts';
import { MOST_COMPARED } from '../../src/lib/wire/http/statistics-routes.ts';
import type { ComparedOffice } from '../../src/lib/wire/http/statistics-routes.ts';
import { storedMonths } from '../arbiter/office-figures.ts';
import type { NewPause, Pause } from '../arbiter/pause.ts';
import { loadOnce } from '../relay/load-once.ts';
import type { Store } from '../store/store.ts';

export type TownStatistics = (office: OfficeId, period: Period) => Promise<ComparedOffice[]>;

export interface TownStatisticsParts {
  readonly store: Pick<Store, 'load' | 'list'>;
  readonly offices: () => readonly { readonly id: OfficeId; readonly name: Text }[];
  /** Which offices are of one town is the operator's word: a lead who writes another town reads no other town's figures. */
  readonly townInFile: (office: OfficeId) => string | null;
  readonly newPause: NewPause;
}

export function makeTownStatistics({
  store,
  offices,
  townInFile,
  newPause,
}: TownStatisticsParts): TownStatistics {
  async function figuresOf(office: OfficeId, period: Period, pause: Pause): Promise<PeriodFigures> {
    const all = new Map<string, Statistics>();
    for (const month of await storedMonths((prefix) => store.list(prefix), office)) {
      if (month < monthOf(period.from) || month > monthOf(period.until)) continue;
      await pause.rest();
      const doc = await loadOnce(store, { kind: 'figures', office, month });
      const records = openFiguresDoc(doc, () => {});
      for (const [date, figures] of records.all) all.set(date, figures);
      records.close();
      doc.close();
    }
    return figuresIn(all, period);
  }

  return async (id, period) => {
    const all = offices();
    const own = all.find((one) => one.id === id);
    if (own === undefined) return [];
    const town = townInFile(id);
    const others = all.filter((one) => one !== own && town !== null && townInFile(one.id) === town);
    const pause = newPause(id);
    const compared: ComparedOffice[] = [];
    for (const { id: office, name } of [own, ...others].slice(0, MOST_COMPARED)) {
      await pause.rest();
      compared.push({ id: office, name, summary: officeSummary(await figuresOf(office, period, pause)) });
    }
    return compared;
  };
}
