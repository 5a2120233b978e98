/** The search in the other offices of the town: when it asks, and what it says meanwhile. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { openTownSearch } from '../../src/lib/state/citizen/town-search.svelte.ts';
import { OFFICE_RECORD } from '../../src/lib/docs/document-names.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import { anOffice } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const own = anOffice();
const registry = { ...own, id: officeId.parse('registry') };
const late = { ...own, id: officeId.parse('late') };

/** The network of a phone. `asked`: how often the list of offices was asked for. */
function aNetwork(other = registry) {
  const network = { isUp: true, hasOther: true, asked: 0, caches: new Set<string>(), comes: (): void => {} };
  const listed = [own, other].map(({ id, name, town, languages }) => ({ id, name, town, languages }));
  vi.stubGlobal('fetch', async (url: string, { cache }: RequestInit) => {
    network.caches.add(cache ?? 'default');
    const isList = url.endsWith('/api/offices');
    if (isList) network.asked++;
    if (!network.isUp) throw new TypeError('no network');
    if (!isList && !network.hasOther) return new Response('', { status: 503 });
    const record = { name: url, records: { [OFFICE_RECORD]: other } };
    return Response.json(isList ? listed : record);
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const on = (_event: unknown, listener: () => void) => {
    network.comes = listener;
    return () => void (network.comes = () => {});
  };
  return { network, search: openTownSearch(own, { on }) };
}
const service = own.services[0]!.name.de!;

test('[B1.3] the other offices are asked once, and until then it says that it asks', async () => {
  const { network, search } = aNetwork();
  expect([search.isAsking, search.others, search.find(service, 'de')]).toEqual([false, null, []]);
  search.load();
  search.load();
  expect(search.isAsking).toBe(true);
  await eventually(() => expect(search.isAsking).toBe(false));
  expect(search.find(service, 'de').map(({ office }) => office.id)).toEqual([registry.id]);
  expect(search.others?.map(({ id }) => id)).toEqual([registry.id]);
  search.load();
  expect(network.asked).toBe(1);
  // [B16.6] What the browser has kept is asked for by its tag.
  expect([...network.caches]).toEqual(['no-cache']);
});

test('[B1.3] without a network the next letter asks again, and so does the next network', async () => {
  const { network, search } = aNetwork();
  network.isUp = false;
  const stop = search.follow();
  for (const times of [1, 2]) {
    search.load();
    await eventually(() => expect(search.isAsking).toBe(false));
    expect(network.asked).toBe(times);
  }
  network.isUp = true;
  network.comes();
  await eventually(() => expect(search.find(service, 'de')).toHaveLength(1));
  stop();
  network.comes();
  expect(network.asked).toBe(3);
});

test('[B16.6] an office that does not answer is named, and asked again by a press', async () => {
  const { network, search } = aNetwork(late);
  network.hasOther = false;
  search.load();
  await eventually(() => expect(search.isAsking).toBe(false));
  expect([search.others, search.unreached.map(({ id }) => id)]).toEqual([[], [late.id]]);
  network.hasOther = true;
  search.load();
  await eventually(() => expect(search.others?.map(({ id }) => id)).toEqual([late.id]));
  expect([search.unreached, network.asked]).toEqual([[], 2]);
});
