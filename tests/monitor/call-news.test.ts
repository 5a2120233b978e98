import { describe, expect, test } from 'vitest';
import { callNews } from '../../src/monitor/call-news.ts';
import { monitor as german } from '../../src/lib/i18n/de/monitor.ts';
import { sentenceOf } from '../../src/monitor/speech.ts';
import { aBoard, aCall, at, NINE } from './support/a-board.ts';

const three = aCall('A612', 'Schalter 3');

describe('which calls are sounded', () => {
  test('what stands on the board when it is loaded is no news, but for a call that was made meanwhile', () => {
    expect(callNews(null, aBoard([three]), NINE + 21_000)).toEqual([]);
    expect(callNews(null, aBoard([three]), NINE + 15_000)).toEqual([three]);
    expect(callNews(null, aBoard([three]), at('08:00')), 'by a clock that is behind').toEqual([]);
    const serving = aCall('A612', 'Schalter 3', { state: 'serving' });
    expect(callNews(null, aBoard([serving]), NINE)).toEqual([]);
  });

  test('a call that was not there', () => {
    expect(callNews(aBoard(), aBoard([three]), NINE)).toEqual([three]);
    expect(callNews(aBoard([three]), aBoard([three]), NINE)).toEqual([]);
  });

  test('[Q4.1] a repeat, since its visitor has not come', () => {
    const again = { ...three, calls: 2, since: at('09:01') };
    expect(callNews(aBoard([three]), aBoard([again]), at('09:01'))).toEqual([again]);
    const returned = { ...three, since: at('09:01') };
    expect(callNews(aBoard([three]), aBoard([returned]), at('09:01'))).toEqual([returned]);
  });

  test('[M6] the same number at another counter: its visitor must hear where to go', () => {
    const moved = { ...three, counter: 'Schalter 1' };
    expect(callNews(aBoard([three]), aBoard([moved]), NINE)).toEqual([moved]);
  });

  test('who is at the counter already is not called any more', () => {
    const serving = aCall('A612', 'Schalter 3', { state: 'serving' });
    expect(callNews(aBoard(), aBoard([serving]), NINE)).toEqual([]);
    expect(callNews(aBoard([three]), aBoard([serving]), NINE)).toEqual([]);
  });

  test('after an outage only what is still fresh, oldest first', () => {
    const old = aCall('A601', 'Schalter 1', { since: at('09:00') });
    const first = aCall('A602', 'Schalter 2', { since: at('09:03') });
    const second = aCall('A603', 'Schalter 3', { since: at('09:04') });
    expect(callNews(aBoard(), aBoard([second, first, old]), at('09:05'))).toEqual([first, second]);
  });
});

test('a number is spoken digit by digit', () => {
  expect(sentenceOf(three, german)).toBe('Nummer A 6 1 2, bitte kommen Sie: Schalter 3.');
});
