/** What the build keeps of KERN's stylesheet. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { sourcesText, withLogicalSides, withUsedClasses } from '../../scripts/kern-css.mjs';

const css = (...rules: readonly string[]): string => rules.map((rule) => `${rule}{color:red}`).join('');
const kept = (rules: string, sources: string): string[] =>
  [...withUsedClasses(rules, sources).matchAll(/([^{}]+)\{/g)].map(([, selector]) => selector!);

describe('the stylesheet of the app', () => {
  it('keeps the rules of a class that a source names, and of elements', () => {
    const rules = css('a', '.kern-one', '.kern-two', '.kern-one .kern-two');
    expect(kept(rules, '<p class="kern-one">')).toEqual(['a,.kern-one']);
  });

  it('keeps a rule that says what must not be there, though no source names that', () => {
    const rules = css('.kern-one:not(.kern-two):focus', ':is(body,.kern-dark):hover');
    expect(kept(rules, 'kern-one').join()).toContain('.kern-one:not(.kern-two):focus');
    expect(kept(rules, 'kern-one').join()).toMatch(/body.*:hover/);
  });

  it('keeps each class that a name may become which is put together from words of the sources', () => {
    const rules = css('.kern-btn--primary', '.kern-btn--small', '.kern-icon--logout', '.kern-icon--home');
    const sources =
      "const look = `kern-btn--${variant}`; look('primary'); <i class=\"kern-icon--{name}\" />, 'logout'";
    expect(kept(rules, sources)).toEqual(['.kern-btn--primary,.kern-icon--logout']);
  });

  it('has each class of KERN that our sources name, and half of the bytes', () => {
    const file = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.min.css');
    const [whole, sources] = [readFileSync(file, 'utf8'), sourcesText()];
    const used = withUsedClasses(whole, sources);
    /** Classes with a rule of their own; others count inside a further class alone, which may be unused. */
    const classesIn = (text: string) =>
      new Set([...text.matchAll(/(?<=[},])\.(kern-[\w-]+)(?=[,{])/g)].map(([, name]) => name!));
    const named = new Set(sources.match(/kern-[\w-]+/g));
    const wanted = [...classesIn(whole)].filter((name) => named.has(name));
    // What components put together: the icon's name, the kind of an alert, the look of a button or a badge.
    const icons = readFileSync(new URL('../../src/lib/ui/Icon.svelte', import.meta.url), 'utf8');
    for (const [, icon] of icons.matchAll(/\| '([\w-]+)'/g)) wanted.push(`kern-icon--${icon}`);
    for (const kind of ['danger', 'info', 'success', 'warning'])
      wanted.push(`kern-alert--${kind}`, `kern-badge--${kind}`);
    wanted.push('kern-btn--primary', 'kern-btn--secondary', 'kern-btn--tertiary');
    expect(wanted.length).toBeGreaterThan(60);
    expect(wanted.filter((name) => !used.includes(`.${name}`))).toEqual([]);
    expect(used.length).toBeLessThan(whole.length / 2);
  });

  it('begins where the line begins, also in languages that are written from right to left', () => {
    const rules: readonly (readonly [string, string])[] = [
      ['padding-left:1px;margin-right:2px', 'padding-inline-start:1px;margin-inline-end:2px'],
      ['border-left:4px solid red;left:3px', 'border-inline-start:4px solid red;inset-inline-start:3px'],
      ['text-align:left;right:0', 'text-align:start;inset-inline-end:0'],
      [
        'padding:1px var(--x,2px) 3px var(--y, 4px)',
        'padding-block:1px 3px;padding-inline:var(--y, 4px) var(--x,2px)',
      ],
      ['padding:1px var(--x,2px) 3px var(--x,2px)', 'padding:1px var(--x,2px) 3px var(--x,2px)'],
      ['padding:1px 2px;--space-left:1px', 'padding:1px 2px;--space-left:1px'],
    ];
    for (const [given, wanted] of rules) expect(withLogicalSides(`a{${given}}`)).toBe(`a{${wanted}}`);
  });

  it('says left or right nowhere in what the app loads of KERN', () => {
    const file = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.min.css');
    const used = withLogicalSides(withUsedClasses(readFileSync(file, 'utf8'), sourcesText()));
    expect([...used.matchAll(/(?<=[{;])[a-z-]*(?:left|right)\b[^;}]*/g)].map(([found]) => found)).toEqual([
      expect.stringMatching(/^--kern-component-badge-space-left:/),
    ]);
  });
});
