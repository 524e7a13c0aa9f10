// Every built page in real Chromium: what readers on a desk, on a phone, on paper, with a keyboard or with a screen reader get.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { out, pages } from '../built.mjs';
import { launch, open } from './chromium.mjs';

const DESK = 1280;
const PHONE = 320;
const SCHEMES = ['light', 'dark'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const LINK_SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const name of pages) describe(name, () => pageTests(join(out, name)));

function pageTests(file) {
  /** A test that gets the page opened as `options` say. */
  const onPage = (title, options, body) => test(title, async (t) => {
    const opened = await open(browser, file, options);
    try { await body(opened, t); } finally { await opened.close(); }
  });

  describe('structure', () => {
    onPage('has a language, a title and a viewport', {}, async ({ page }) => {
      const head = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        title: document.title.trim(),
        viewport: document.querySelector('meta[name=viewport]')?.content ?? '',
      }));
      assert.match(head.lang, /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);
      assert.notEqual(head.title, '');
      assert.match(head.viewport, /width=device-width/);
      assert.doesNotMatch(head.viewport, /user-scalable|maximum-scale/, 'readers may zoom');
    });

    onPage('has one h1 and skips no heading level', {}, async ({ page }) => {
      const headings = await page.evaluate(() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
        .map((heading) => ({ level: Number(heading.localName[1]), text: heading.textContent.trim().slice(0, 60) })));
      assert.equal(headings.filter(({ level }) => level === 1).length, 1, 'number of h1');
      const skips = headings.filter(({ level }, i) => level > (headings[i - 1]?.level ?? 0) + 1);
      assert.deepEqual(skips, [], 'headings more than one level below the heading before them');
      assert.deepEqual(headings.filter(({ text }) => text === ''), [], 'headings without text');
    });

    onPage('links lead somewhere', {}, async ({ page }) => {
      const dead = (await links(page)).map(({ href, target }) => {
        const url = new URL(href, pathToFileURL(file));
        if (href.startsWith('#')) return target ? null : `${href}: no element has this id`;
        if (url.protocol === 'file:') return existsSync(fileURLToPath(url)) ? null : `${href}: no such file`;
        return LINK_SCHEMES.includes(url.protocol) ? null : `${href}: scheme not allowed`;
      });
      assert.deepEqual(dead.filter(Boolean), []);
    });
  });

  describe('trust', () => {
    onPage('runs nothing and embeds nothing', {}, async ({ page }) => {
      const scripts = readFileSync(file, 'utf8').split('\n').flatMap((line, i) => /<script[\s/>]/i.test(line) ? [`line ${i + 1}`] : []);
      assert.deepEqual(scripts, [], 'script elements');
      const found = await page.evaluate(() => {
        const elements = [...document.querySelectorAll('*')];
        const active = 'script,iframe,frame,object,embed,applet,base,portal,form,meta[http-equiv=refresh i]';
        return [
          ...elements.filter((element) => element.matches(active)).map((element) => `<${element.localName}>`),
          ...elements.flatMap((element) => [...element.attributes].filter(({ name }) => name.startsWith('on'))
            .map(({ name }) => `<${element.localName} ${name}>`)),
        ];
      });
      assert.deepEqual(found, []);
    });

    onPage('carries a content security policy that forbids all but its own styles and pictures', {}, async ({ page }) => {
      const { policies, early } = await page.evaluate(() => {
        const metas = [...document.querySelectorAll('head > meta[http-equiv="content-security-policy" i]')];
        const loading = document.querySelector('style,link,img,svg');
        return {
          policies: metas.map(({ content }) => content),
          early: metas.every((meta) => !loading || meta.compareDocumentPosition(loading) & Node.DOCUMENT_POSITION_FOLLOWING),
        };
      });
      assert.equal(policies.length, 1, 'number of policies');
      assert.ok(early, 'the policy stands before all that it governs');
      const policy = new Map(policies[0].split(';').map((part) => part.trim().split(/\s+/)).filter(([name]) => name)
        .map(([name, ...sources]) => [name.toLowerCase(), sources]));
      assert.deepEqual(policy.get('default-src'), ["'none'"], 'default-src');
      assert.deepEqual(policy.get('base-uri'), ["'none'"], 'base-uri has no fallback');
      assert.deepEqual(policy.get('form-action'), ["'none'"], 'form-action has no fallback');
      const loose = [...policy].flatMap(([name, sources]) => sources
        .filter((source) => !/^'(none|self|sha(256|384|512)-[A-Za-z0-9+/=_-]+)'$/.test(source) && !(source === 'data:' && /^(img|font)-src$/.test(name)))
        .map((source) => `${name} ${source}`));
      assert.deepEqual(loose, [], 'sources that allow more than the page itself');
      assert.deepEqual((policy.get('script-src') ?? []).filter((source) => source !== "'none'"), [], 'script-src');
    });

    for (const colorScheme of SCHEMES) {
      onPage(`asks for nothing but itself and complains about nothing (${colorScheme})`, { colorScheme }, async ({ page, requests, complaints }) => {
        await page.evaluate(async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += 2000) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
          }
        });
        await page.emulateMedia({ media: 'print' });
        await page.pdf();
        const self = pathToFileURL(file).href;
        assert.deepEqual(requests.filter((url) => url !== self && !url.startsWith('data:')), []);
        assert.deepEqual(complaints, []);
      });
    }

    onPage('names no resource outside itself, loaded or not', {}, async ({ page }) => {
      const named = await page.evaluate(() => {
        const own = (url) => /^\s*(data:|#|$)/i.test(url);
        const attributes = ['src', 'srcset', 'poster', 'background', 'data', 'ping', 'action', 'formaction', 'manifest'];
        const references = 'link:not([rel=canonical],[rel=license],[rel=author],[rel=help]),image,use,feImage,pattern,linearGradient,radialGradient,filter,textPath,mpath';
        const found = [];
        for (const element of document.querySelectorAll('*')) {
          const names = element.matches(references) ? [...attributes, 'href', 'xlink:href'] : attributes;
          for (const name of names) {
            const value = element.getAttribute(name);
            if (value !== null && !own(value)) found.push(`<${element.localName} ${name}="${value.slice(0, 80)}">`);
          }
        }
        const styles = [
          ...[...document.querySelectorAll('style')].map(({ textContent }) => textContent),
          ...[...document.querySelectorAll('[style]')].map((element) => element.getAttribute('style')),
        ].join('\n');
        for (const [, , url] of styles.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/gi)) if (!own(url)) found.push(`url(${url.slice(0, 80)})`);
        if (/@import/i.test(styles)) found.push('@import');
        return found;
      });
      assert.deepEqual(named, []);
    });
  });

  describe('accessibility', () => {
    for (const width of [DESK, PHONE]) {
      for (const colorScheme of SCHEMES) {
        onPage(`axe-core finds nothing at ${width} px, ${colorScheme}`, { width, colorScheme }, async ({ page }, t) => {
          await page.evaluate(axe.source);
          const { violations, incomplete, passes } = await page.evaluate((values) => window.axe.run(document, {
            runOnly: { type: 'tag', values },
            resultTypes: ['violations', 'incomplete'],
          }), WCAG);
          t.diagnostic(`${passes.length} rules passed; for a person to judge: ${incomplete.map(({ id, nodes }) => `${id} (${nodes.length})`).join(', ') || 'none'}`);
          assert.ok(passes.length > 10, 'axe-core has looked at something');
          if (violations.length > 0) assert.fail(`axe-core found\n${violations.map(describeViolation).join('\n')}`);
        });
      }
    }

    onPage('has a skip link: first in tab order, seen when focused, leads to main', {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      const skip = await focused(page);
      assert.equal(skip.element, 'a', 'first in tab order');
      assert.match(skip.href, /^#./);
      assert.ok(skip.inView, `the skip link is in view when focused, but its box is ${JSON.stringify(skip.box)}`);
      await page.keyboard.press('Enter');
      const target = await focused(page);
      assert.equal(target.element, 'main', 'what has the focus after Enter (main needs tabindex="-1")');
      await page.keyboard.press('Tab');
      assert.ok((await focused(page)).insideMain, 'the next Tab goes on inside main');
    });

    for (const width of [DESK, PHONE]) {
      onPage(`shows where the keyboard is at ${width} px`, { width }, async ({ page }) => {
        const unseen = [];
        for (let stop = 0; stop < 40; stop++) {
          await page.keyboard.press('Tab');
          const now = await focused(page);
          if (now.element === 'body') break;
          if (!now.inView || !now.marked) unseen.push(`${now.element} "${now.text}" ${now.inView ? 'has no outline' : `is out of view: ${JSON.stringify(now.box)}`}`);
        }
        assert.deepEqual(unseen, [], 'keyboard stops that nobody sees');
      });
    }
  });

  describe('layout', () => {
    for (const width of [PHONE, 390, 768, DESK]) {
      onPage(`needs no horizontal scrolling at ${width} px`, { width }, async ({ page }) => {
        const { content, view, widest } = await page.evaluate(() => {
          const view = document.documentElement.clientWidth;
          const clipped = (element) => {
            for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
              if (getComputedStyle(box).overflowX !== 'visible') return true;
            }
            return false;
          };
          const sticksOut = (element) => {
            const { left, right } = element.getBoundingClientRect();
            const content = getComputedStyle(element).overflowX === 'visible' ? left + element.scrollWidth : right;
            return Math.max(right, content) > view + 1 && !clipped(element);
          };
          const widest = [...document.body.querySelectorAll('*')].filter(sticksOut)
            .filter((element) => ![...element.children].some(sticksOut)).slice(0, 5)
            .map((element) => element.outerHTML.slice(0, 120));
          return { content: document.documentElement.scrollWidth, view, widest };
        });
        assert.ok(content <= view, `content is ${content} px wide in a window of ${view} px; sticking out:\n${widest.join('\n')}`);
      });
    }

    onPage('prints all that the screen shows', {}, async ({ page }, t) => {
      const visibleHeadings = () => page.evaluate(() => [...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6,p,td), h1')]
        .filter((element) => element.checkVisibility()).map((element) => element.textContent.trim().slice(0, 60)));
      const onScreen = await visibleHeadings();
      await page.emulateMedia({ media: 'print' });
      const onPaper = new Set(await visibleHeadings());
      assert.deepEqual(onScreen.filter((text) => !onPaper.has(text)).slice(0, 10), [], 'on the screen, but not on paper');
      const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
      t.diagnostic(`${pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0} pages, ${pdf.length} bytes`);
    });
  });
}

/** All links of the page as written, and whether the fragment they name is there. */
function links(page) {
  return page.evaluate(() => [...document.querySelectorAll('a[href], area[href]')].map((link) => {
    const href = link.getAttribute('href');
    return { href, target: href.startsWith('#') && document.getElementById(decodeURIComponent(href.slice(1))) !== null };
  }));
}

/** Describes the element that has the focus. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
      element: element.localName,
      href: element.getAttribute('href') ?? '',
      text: element.textContent.trim().slice(0, 40),
      box: { left, top, width, height },
      inView: width > 1 && height > 1 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
      marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
      insideMain: element.closest('main') !== null,
    };
  });
}

/** An axe-core violation in a few lines: the rule, and the first places with the reason. */
function describeViolation({ id, help, nodes }) {
  const places = nodes.slice(0, 5).map(({ target, failureSummary }) => `  ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`);
  return [`${id}: ${help} (${nodes.length} places)`, ...places].join('\n');
}
