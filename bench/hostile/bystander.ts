/** A citizen who means well: how long an answer to a request takes. */
import { openPhone } from '../../tests/support/attacks/phone.ts';

const PAUSE_MS = 15;

export interface Bystander {
  /** Milliseconds that each of `count` requests took, one after the other, within `within` milliseconds in all. */
  ask(count: number, within: number): Promise<number[]>;
  readonly open: boolean;
  close(): void;
}

export async function openBystander(url: string, address: string): Promise<Bystander> {
  const phone = await openPhone(url, address);

  /** The office has no service of this name: what is measured changes nothing. */
  async function askOnce(): Promise<number> {
    const began = performance.now();
    await phone.ask({
      ...{ office: 'always-open', kind: 'book', start: Date.now() },
      services: [{ service: 'none-of-that-name', quantity: 1 }],
      contact: { name: 'E', mail: 'e@example.org', birthDate: '1951-04-23', phone: null },
      ...{ language: 'de', reminder: false },
    });
    return performance.now() - began;
  }

  return {
    async ask(count, within) {
      const times: number[] = [];
      const end = performance.now() + within;
      while (times.length < count && performance.now() < end) {
        times.push(await askOnce());
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
      return times;
    },
    get open() {
      return phone.open;
    },
    close: () => phone.close(),
  };
}
