/** What the build keeps of KERN's stylesheet. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { sourcesText, withUsedClasses } from '../../scripts/kern-css.mjs';

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

  it('keeps every class that a name may become which is put together', () => {
    const rules = css('.kern-btn--primary', '.kern-btn--small', '.kern-badge--info');
    expect(kept(rules, 'const look = `kern-btn--${variant}`;')).toEqual([
      '.kern-btn--primary,.kern-btn--small',
    ]);
  });

  it('has each class of KERN that our sources name, and a third of the bytes', () => {
    const file = createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.min.css');
    const [whole, sources] = [readFileSync(file, 'utf8'), sourcesText()];
    const used = withUsedClasses(whole, sources);
    /** Classes with a rule of their own; others count inside a further class alone, which may be unused. */
    const classesIn = (text: string) =>
      new Set([...text.matchAll(/(?<=[},])\.(kern-[\w-]+)(?=[,{])/g)].map(([, name]) => name!));
    const named = new Set(sources.match(/kern-[\w-]+/g));
    const wanted = [...classesIn(whole)].filter((name) => named.has(name));
    expect(wanted.length).toBeGreaterThan(30);
    expect(wanted.filter((name) => !classesIn(used).has(name))).toEqual([]);
    expect(used.length).toBeLessThan(whole.length / 3);
  });
});
