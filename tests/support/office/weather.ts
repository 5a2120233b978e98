/** How the network between devices and relay behaves. */
import type { Chance } from './chance.ts';

export interface Weather {
  /** Milliseconds that a frame takes. */
  readonly delay: (chance: Chance) => number;
  /** How often a frame comes twice. */
  readonly twice: number;
  /** Whether frames from the relay may overtake each other. */
  readonly shuffled: boolean;
  /** A planted fault: how often a frame from the relay is lost on a socket that lives. Never, in a real network. */
  readonly lost?: number;
}

export const fairWeather: Weather = { delay: () => 20, twice: 0, shuffled: false };
export const foulWeather: Weather = {
  delay: (chance) => chance.whole(5, 900),
  twice: 0.2,
  shuffled: true,
};
