/**
 * The visit numbers of what was asked at this counter. They outlive midnight and a reload: the page shows today alone,
 * and a request may wait for the relay for longer. Numbers are not personal, so they may stay after a sign-out.
 */
import * as z from 'zod/mini';
import { drawnFirst } from '../../client/browser/drawn-first.ts';
import { requestId } from '../../domain/ids.ts';
import type { OfficeId, RequestId } from '../../domain/ids.ts';
import { readSetting, writeSetting } from '../local-setting.ts';

/** More requests than an outage of a day leaves at one counter. */
const MOST_KEPT = 1000;

const keptNumbers = z.array(z.tuple([requestId, z.string()]));

export class AskedNumbers {
  readonly #key: string;
  readonly #numbers: Map<RequestId, string>;

  constructor(office: OfficeId) {
    this.#key = `foyer:asked-numbers:${office}`;
    this.#numbers = new Map(this.#read());
  }

  get(id: RequestId): string | undefined {
    return this.#numbers.get(id);
  }

  /** Keeps the number until this page is closed. */
  set(id: RequestId, number: string): void {
    this.#numbers.set(id, number);
  }

  /** Keeps the number of a request, also for later pages: the list is long, so it is written once the step is drawn. */
  keep(id: RequestId, number: string): void {
    this.#numbers.set(id, number);
    void drawnFirst().then(() => this.#write(id, number));
  }

  /** Another tab may have written meanwhile. */
  #write(id: RequestId, number: string): void {
    const kept = [...this.#read().filter(([other]) => other !== id), [id, number]];
    writeSetting(this.#key, JSON.stringify(kept.slice(-MOST_KEPT)));
  }

  #read(): [RequestId, string][] {
    try {
      return keptNumbers.parse(JSON.parse(readSetting(this.#key) ?? '[]'));
    } catch {
      return [];
    }
  }
}
