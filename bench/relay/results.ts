/** What was measured, the table of it, and the targets of the relay. */
import { median, table } from '../support/figures.ts';
import { contestants } from './wires.ts';
import type { Contestant } from './wires.ts';

const figures = {
  call: { name: 'call to 20 monitors, ms', digits: 2, of: median },
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

interface Target {
  readonly figure: Figure;
  readonly says: string;
  readonly isMet: (of: (figure: Figure, who: Contestant) => number) => boolean;
}

const ratio = (figure: Figure, most: number): Target => ({
  figure,
  says: `${figures[figure].name}: at most ${most} x bare ws`,
  isMet: (of) => of(figure, 'foyer') <= most * of(figure, 'bare'),
});

const targets: readonly Target[] = [
  ratio('call', 1.5),
  {
    figure: 'call',
    says: `${figures.call.name}: not above either peer`,
    isMet: (of) => of('call', 'foyer') <= Math.min(of('call', 'reference'), of('call', 'hocuspocus')),
  },
  ratio('town', 2.5),
  ratio('hot', 0.6),
  ratio('joins', 1.5),
  ratio('storm', 1.5),
  ratio('memory', 1.3),
  {
    figure: 'lost',
    says: 'kill −9: no event that was seen is lost',
    isMet: (of) => of('seen', 'foyer') > 0 && of('lost', 'foyer') === 0,
  },
];

export interface Results {
  add(figure: Figure, who: Contestant, values: readonly number[]): void;
  print(): string;
}

export function openResults(): Results {
  const values = new Map<string, number[]>();
  const of = (figure: Figure, who: Contestant): number => {
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
      const met = judged.filter(({ isMet }) => isMet(of));
      return [
        table([['', 'bare ws', 'y-websocket-server', 'Hocuspocus', 'Foyer'], ...rows]),
        '',
        ...judged.map((target) => `${met.includes(target) ? 'met   ' : 'missed'}  ${target.says}`),
        `targets: ${met.length} of ${judged.length} met`,
      ].join('\n');
    },
  };
}

function sum(of: readonly number[]): number {
  return of.reduce((total, value) => total + value, 0);
}
