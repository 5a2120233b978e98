/** What was measured, the table of it, and the targets of the relay. */
import { median, table } from '../support/figures.ts';
import { contestants } from './wires.ts';
import type { Contestant } from './wires.ts';

const figures = {
  call: { name: 'call to 20 monitors, ms', digits: 2, of: median },
  'call-durable': { name: 'the same, bare ws with one durable write, ms', digits: 2, of: median },
  town: { name: '200 offices, 1,000 sockets: CPU, ms an event', digits: 3, of: median },
  hot: { name: '20 write, 50 read: CPU, ms by 1,000 delivered', digits: 2, of: median },
  delivered: { name: '20 write, 50 read: delivered a second', digits: 0, of: median },
  joins: { name: '100 joins to 5,000 events, ms', digits: 0, of: median },
  'joins-cpu': { name: '100 joins to 5,000 events: CPU, ms', digits: 0, of: median },
  storm: { name: '1,000 come back at once, ms', digits: 0, of: median },
  'storm-cpu': { name: '1,000 come back at once: CPU, ms', digits: 0, of: median },
  memory: { name: 'memory for 1,000 sockets, MB', digits: 1, of: median },
  seen: { name: 'kill −9: events seen', digits: 0, of: sum },
  lost: { name: 'kill −9: of these lost', digits: 0, of: sum },
} as const;
export type Figure = keyof typeof figures;

type Of = (figure: Figure, who: Contestant) => number;

interface Target {
  readonly figure: Figure;
  readonly says: string;
  /** What was found, and what may be at most, in one unit. */
  readonly found: (of: Of) => number;
  readonly most: (of: Of) => number;
  readonly unit: string;
  /** What stands in the way, from a profile; said when the target is missed. */
  readonly limit: string;
}

const ratio = (figure: Figure, most: number, limit: string): Target => ({
  figure,
  says: `${figures[figure].name}: at most ${most} x bare ws`,
  found: (of) => of(figure, 'foyer') / of(figure, 'bare'),
  most: () => most,
  unit: ' x',
  limit,
});

const targets: readonly Target[] = [
  ratio(
    'call',
    1.5,
    'the flush to the disk (the row below), the decision and what follows before the first of the 20 sends',
  ),
  {
    figure: 'call',
    says: `${figures.call.name}: not above either peer`,
    found: (of) => of('call', 'foyer'),
    most: (of) => Math.min(of('call', 'reference'), of('call', 'hocuspocus')),
    unit: ' ms',
    limit: 'neither peer decides anything or waits for a disk',
  },
  ratio(
    'town',
    2.5,
    'an event is two frames in, a decision, five changes of documents, three of them stored and sent',
  ),
  ratio('hot', 0.6, 'judging one request after the other'),
  ratio('joins', 1.5, 'encoding the state once'),
  ratio('storm', 1.5, 'looking up a session for every socket'),
  ratio('memory', 1.3, 'what a socket may ask and send is counted for each'),
  {
    figure: 'lost',
    says: 'kill −9: no event that was seen is lost',
    found: (of) => (of('seen', 'foyer') > 0 ? of('lost', 'foyer') : NaN),
    most: () => 0,
    unit: '',
    limit: 'nothing may stand in the way of this one',
  },
];

function verdict({ says, found, most, unit, limit }: Target, of: Of): { met: boolean; line: string } {
  const [value, bound] = [found(of), most(of)];
  if (value <= bound) return { met: true, line: `met     ${says}` };
  const over = `${value.toFixed(2)}${unit}, ${(value / bound).toFixed(1)} times as much`;
  return { met: false, line: `missed  ${says}: ${over}. Limited by ${limit}.` };
}

export interface Results {
  add(figure: Figure, who: Contestant, values: readonly number[]): void;
  print(): string;
}

export function openResults(): Results {
  const values = new Map<string, number[]>();
  const of: Of = (figure, who) => {
    const found = values.get(`${figure} ${who}`);
    return found === undefined ? NaN : figures[figure].of(found);
  };

  function cell(figure: Figure, who: Contestant): string {
    const value = of(figure, who);
    if (Number.isNaN(value)) return '–';
    const text = value.toFixed(figures[figure].digits);
    const bare = of(figure, 'bare');
    return who === 'bare' || Number.isNaN(bare) ? text : `${text} (${(value / bare).toFixed(2)})`;
  }

  return {
    add(figure, who, measured) {
      const key = `${figure} ${who}`;
      values.set(key, [...(values.get(key) ?? []), ...measured]);
    },
    print() {
      const rows = (Object.keys(figures) as Figure[])
        .filter((figure) => !Number.isNaN(of(figure, 'foyer')))
        .map((figure) => [figures[figure].name, ...contestants.map((who) => cell(figure, who))]);
      const judged = targets.filter(({ figure }) => !Number.isNaN(of(figure, 'foyer')));
      const verdicts = judged.map((target) => verdict(target, of));
      return [
        table([['', 'bare ws', 'y-websocket-server', 'Hocuspocus', 'Foyer'], ...rows]),
        '',
        ...verdicts.map(({ line }) => line),
        `targets: ${verdicts.filter(({ met }) => met).length} of ${judged.length} met`,
      ].join('\n');
    },
  };
}

function sum(of: readonly number[]): number {
  return of.reduce((total, value) => total + value, 0);
}
