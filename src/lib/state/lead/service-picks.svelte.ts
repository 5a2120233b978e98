/** The services that a lead takes over, from the catalogue of usual ones, a file or another office. */
import { SvelteSet } from 'svelte/reactivity';
import { askRelay } from '../../client/http/http.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { askOffice } from '../../client/http/told-office.ts';
import { fieldsIn } from '../../domain/office/office-edit.ts';
import type { OfficeEdit, OfficeValue, OfficeValues } from '../../domain/office/office-edit.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Text } from '../../domain/office/text.ts';
import { publicRoutes } from '../../wire/http/public-routes.ts';
import type { ListedOffice } from '../../wire/http/public-routes.ts';

/** What services are taken from: the catalogue of usual ones, or an office. */
export interface ServiceSource {
  readonly categories: readonly { readonly id: string; readonly name: Text }[];
  readonly services: readonly SourceService[];
}
interface SourceService {
  readonly id: string;
  readonly category: string;
  readonly name: Text;
  readonly minutes: number;
  /** Its key in the federal catalogue. */
  readonly leika?: string | undefined;
  readonly documents?: readonly Text[];
  readonly hint?: Text | undefined;
}

/** In the place of an office's id, which has no dot: a file with a catalogue. */
export const FROM_FILE = '.file';

const NOTHING: ServiceSource = { categories: [], services: [] };

export class ServicePicks {
  source = $state.raw<ServiceSource>(NOTHING);
  /** Ids of the source's services. */
  picked = new SvelteSet<string>();
  /** The typed minutes by service. A service that is missing keeps the minutes of its source. */
  minutes = $state.raw<Readonly<Record<string, string>>>({});
  /** Services whose minutes are no number of minutes. */
  wrong = $state.raw<readonly string[]>([]);

  /** Offices whose services can be taken over. */
  offices = $state.raw<readonly ListedOffice[]>([]);
  /** The id of the office that services are taken from; empty: the catalogue; or `FROM_FILE`. */
  from = $state('');
  isLoading = $state(false);
  hasFailed = $state(false);
  readonly #catalogue: ServiceSource;
  readonly #http: HttpOptions;

  constructor(catalogue: ServiceSource, http: HttpOptions = {}) {
    this.#catalogue = catalogue;
    this.#http = http;
    this.source = catalogue;
  }

  /** The catalogue is there without them. */
  async findOffices(): Promise<void> {
    const reply = await askRelay(publicRoutes.offices, {}, this.#http);
    if (reply.ok) this.offices = reply.value;
  }

  /** What was picked goes with its source. */
  async choose(from: string): Promise<void> {
    this.from = from;
    this.hasFailed = false;
    this.#take(from === '' ? this.#catalogue : NOTHING);
    const office = this.offices.find(({ id }) => id === from);
    if (office === undefined) return;
    this.isLoading = true;
    const told = await askOffice(office.id, this.#http);
    // Another one may have been chosen meanwhile.
    if (this.from !== from) return;
    this.isLoading = false;
    this.hasFailed = told === null;
    if (told !== null) this.#take(told);
  }

  /** Of a file that was read. */
  takeFile(source: ServiceSource): void {
    if (this.from === FROM_FILE) this.#take(source);
  }

  #take(source: ServiceSource): void {
    this.source = source;
    this.picked.clear();
    this.minutes = {};
    this.wrong = [];
    this.isLoading = false;
  }

  /** The picked services that the office does not have yet. */
  chosen(office: Office): readonly SourceService[] {
    return this.source.services.filter((one) => this.picked.has(one.id) && !hasService(office, one));
  }

  pick(id: string, isOn: boolean): void {
    if (isOn) this.picked.add(id);
    else this.picked.delete(id);
  }

  /** All of a category that the office does not have yet, or none of them. */
  pickAll(office: Office, category: string, isOn: boolean): void {
    for (const { id } of this.offered(office, category)) this.pick(id, isOn);
  }

  offered(office: Office, category: string): readonly SourceService[] {
    return this.source.services.filter((one) => one.category === category && !hasService(office, one));
  }

  minutesOf({ id, minutes }: SourceService): string {
    return this.minutes[id] ?? String(minutes);
  }

  typeMinutes(id: string, typed: string): void {
    this.minutes = { ...this.minutes, [id]: typed };
  }

  /** The edits, in the order of the source: categories that are missing come first. Null: minutes are wrong. */
  read(office: Office): OfficeEdit[] | null {
    const { longest } = office.rules;
    const chosen = this.chosen(office);
    const minutesIn = (one: SourceService): number => {
      const typed = this.minutesOf(one).trim();
      return /^\d{1,3}$/.test(typed) ? Number(typed) : NaN;
    };
    this.wrong = chosen.flatMap((one) => {
      const minutes = minutesIn(one);
      return minutes >= 1 && minutes <= longest ? [] : [one.id];
    });
    if (this.wrong.length > 0) return null;
    const has = (list: readonly { readonly id: string }[], id: string): boolean =>
      list.some((one) => one.id === id);
    const fit = (value: unknown): OfficeValue => inLanguages(value, office.languages);
    const categories = this.source.categories.filter(
      ({ id }) => !has(office.categories, id) && chosen.some(({ category }) => category === id),
    );
    const [lane] = office.lanes;
    const fields = fieldsIn('services', true);
    return [
      ...categories.map(({ id, name }): OfficeEdit => added('categories', id, { name: fit(name) })),
      ...chosen.map((one): OfficeEdit => {
        const values = Object.entries({ ...one, minutes: minutesIn(one) })
          .filter(([field]) => fields.includes(field) && !namesOthers.includes(field))
          .map(([field, value]) => [field, fit(value)] as const);
        return added('services', one.id, { ...Object.fromEntries(values), lanes: [lane!.id] });
      }),
    ];
  }
}

const added = (section: 'categories' | 'services', entry: string, to: OfficeValues): OfficeEdit => ({
  ...{ section, entry, was: null, to },
});

/** Fields that name lanes and services of the office that a service is taken from. */
const namesOthers: readonly string[] = ['variants', 'notWith'];

/** What the office has under another id has the same key in the federal catalogue. */
const hasService = ({ services }: Office, { id, leika }: Pick<SourceService, 'id' | 'leika'>): boolean =>
  services.some((known) => (known.id as string) === id || (leika !== undefined && known.leika === leika));

/** Texts in the languages that the office writes. One that lacks its first language stands there in another. */
function inLanguages(value: unknown, languages: readonly string[]): OfficeValue {
  if (Array.isArray(value)) return value.map((one) => inLanguages(one, languages)) as OfficeValue;
  if (typeof value !== 'object' || value === null) return value as OfficeValue;
  if (!isText(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, inLanguages(inner, languages)]),
    ) as OfficeValue;
  const [first = ''] = languages;
  const own = Object.entries(value).filter(([language]) => languages.includes(language));
  const some = value[first] ?? Object.values(value)[0] ?? '';
  return { ...Object.fromEntries(own), [first]: some };
}

/** Two small letters are a language; no field has so short a name. */
const isText = (value: object): value is Record<string, string> =>
  Object.entries(value).every(([key, inner]) => /^[a-z]{2}$/.test(key) && typeof inner === 'string');
