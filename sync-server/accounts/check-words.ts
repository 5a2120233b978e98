/** The words by which a lead makes sure that a code belongs to the device in front of them: short German nouns. */
import { createHash } from 'node:crypto';
import type { CheckWords } from '../../src/lib/wire/pairing-code.ts';

const WORDS = (
  'Adler Ampel Anker Apfel Arena Auto Bach Ball Bank Baum Berg Besen Biene Birne Blatt Blume Bogen Boot Brief Brot ' +
  'Brunnen Buch Burg Dach Decke Dorf Eiche Eimer Ente Esel Fahne Farbe Feder Feld Fenster Feuer Fisch Flasche Fluss ' +
  'Forelle Fuchs Gabel Garten Geige Gipfel Glas Glocke Gold Gras Hafen Hammer Hase Haus Hecke Hemd Herz Honig Hut ' +
  'Igel Insel Jacke Kamel Kamin Kanne Karte Kerze Kette Kiste Klee Knopf Koffer Korb Kran Krone Kugel Lampe Leiter ' +
  'Linde Maus Meer Messer Mond Motor Nadel Nagel Nebel Nest Nuss Ofen Onkel Orgel Palme Papier Perle Pferd Pilz ' +
  'Pinsel Quelle Rabe Radio Regen Ring Rose Ruder Sand Schaf Schiff Schule Segel Sofa Sonne Stein Stern Stuhl Tafel ' +
  'Tasse Teich Teller Tisch Tor Traube Trommel Turm Uhr Wagen Wald Wein Wiese Wind Wolke Wurzel Zaun Zebra Zelt ' +
  'Ziege Zimt Zug Zweig'
).split(' ');

/** Makes the words from the digest of the device's secret, so that no device can choose them. */
export function wordsOf(secretDigest: string): CheckWords {
  const bytes = createHash('sha256').update(`words ${secretDigest}`, 'utf8').digest();
  const word = (at: number): string => WORDS[bytes.readUInt32BE(at) % WORDS.length]!;
  return [word(0), word(4)];
}
