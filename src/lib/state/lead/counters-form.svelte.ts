/** How many counters a new office has, and what they are called. */
import { valuesIn } from '../../domain/office/office-edit.ts';
import type { OfficeEdit } from '../../domain/office/office-edit.ts';
import type { Office } from '../../domain/office/office.ts';

/** Counters that an office file may have at most. */
export const MOST_COUNTERS = 60;
/** The longest word before the number: both must fit into the name of a counter. */
const MOST_NAME_CHARACTERS = 30;

export class CountersForm {
  count = $state('');
  name = $state('');
  isCountWrong = $state(false);
  isNameWrong = $state(false);

  /** `usual`: what counters are called where the first one has no number in its name. */
  begin({ counters }: Pick<Office, 'counters'>, usual: string): void {
    this.count = String(counters.length);
    this.name = stemOf(counters[0]?.name ?? '') ?? usual;
    this.isCountWrong = false;
    this.isNameWrong = false;
  }

  /** Numbered counters get the new name, new ones serve all lanes, the last ones go. Null: a field is wrong. */
  read(office: Office): OfficeEdit[] | null {
    const count = /^\s*\d{1,2}\s*$/.test(this.count) ? Number(this.count) : NaN;
    const name = this.name.trim();
    this.isCountWrong = !(count >= 1 && count <= MOST_COUNTERS);
    this.isNameWrong = name === '' || name.length > MOST_NAME_CHARACTERS;
    if (this.isCountWrong || this.isNameWrong) return null;
    const { counters, lanes } = office;
    const renamed = counters.slice(0, count).flatMap((counter, index): OfficeEdit[] => {
      const to = numbered(name, index + 1);
      if (stemOf(counter.name) === null || counter.name === to) return [];
      return [edited(counter.id, { name: counter.name }, { name: to })];
    });
    const isKnown = (id: number): boolean => counters.some((one) => (one.id as string) === String(id));
    const added: OfficeEdit[] = [];
    for (let number = counters.length + 1, id = number; number <= count; number++, id++) {
      while (isKnown(id)) id++;
      const fields = { name: numbered(name, number), lanes: lanes.map((lane) => String(lane.id)) };
      added.push(edited(String(id), null, fields));
    }
    // Removed from the end, so that each edit names the position that the counter has.
    const removed = counters
      .slice(count)
      .map(({ id }) => edited(id, valuesIn(office, 'counters', id), null))
      .reverse();
    return [...renamed, ...added, ...removed];
  }
}

const edited = (entry: string, was: OfficeEdit['was'], to: OfficeEdit['to']): OfficeEdit => ({
  ...{ section: 'counters', entry, was, to },
});

const numbered = (name: string, number: number): string => `${name} ${number}`;

/** `Schalter` of `Schalter 3`; null: there is no number at the end. */
const stemOf = (name: string): string | null => /^(.+?) \d+$/.exec(name)?.[1] ?? null;
