// The website in real Chromium: every type of page for every reader, the search and the register, without a server and on one.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { launch } from './chromium.mjs';
import { files, ids, isRedirect, pages, read, references, site, types } from './site.mjs';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const SIGHTS = [[1280, 'light'], [1280, 'dark'], [320, 'light'], [320, 'dark']];
const BUDGET = 100 * 1024;

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const address = (path, query = '') => pathToFileURL(join(site, path)).href + query;

/** A tab with a record of what it asked for and complained about. */
async function tab(options, body) {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  try { return await body({ page, requests, complaints }); } finally { await context.close(); }
}

describe('files', () => {
  test('links, scripts and styles of all pages lead somewhere, places included', () => {
    const places = new Map(pages.map((path) => [path, new Set(ids(path))]));
    const there = new Set(files);
    const dead = pages.flatMap((path) => references(path).filter(({ file, fragment }) =>
      !there.has(file) || (fragment !== undefined && !places.get(file)?.has(decodeURIComponent(fragment))))
      .map(({ address }) => `${path}: ${address}`));
    assert.deepEqual(dead, []);
  });

  test('ids are unique on all pages', () => {
    const twice = pages.flatMap((path) => ids(path).filter((id, at, all) => all.indexOf(id) !== at).map((id) => `${path}: ${id}`));
    assert.deepEqual(twice, []);
  });

  test('every page can be reached from the start page', () => {
    const reached = new Set(['index.html']);
    for (const path of reached) for (const { file } of references(path)) if (file.endsWith('.html')) reached.add(file);
    assert.deepEqual(pages.filter((path) => !reached.has(path) && !isRedirect(path)), []);
  });

  test('nothing in any page runs, styles itself, or comes from elsewhere', () => {
    const found = pages.flatMap((path) => {
      const html = read(path);
      const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
      const loaded = tags.filter((tag) => /^<(script|link|img|iframe|object|embed|source|video|audio|svg|image|use)\b/i.test(tag) && /\b(src|href)="(?!data:image\/|data:,")(\w+:|\/)/i.test(tag));
      const active = tags.filter((tag) => /\s(on\w+|style)=/i.test(tag) || /^<(base|iframe|object|embed|style|template)\b/i.test(tag));
      const inline = html.match(/<script(?![^>]* src=)[^>]*>/gi) ?? [];
      return [...loaded, ...active, ...inline].map((tag) => `${path}: ${tag.slice(0, 100)}`);
    });
    assert.deepEqual(found, []);
  });

  test('every page carries the policy before anything that it governs', () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">`;
    assert.deepEqual(pages.filter((path) => {
      const at = read(path).indexOf(policy);
      return at < 0 || /<(script|link|img|style|svg)\b/.test(read(path).slice(0, at));
    }), []);
  });

  test('the start page with all that it loads weighs less than 100 KB', (t) => {
    const loaded = new Set(references('index.html').map(({ file }) => file).filter((file) => !file.endsWith('.html')));
    const bytes = ['index.html', ...loaded].reduce((sum, file) => sum + readFileSync(join(site, file)).length, 0);
    t.diagnostic(`${bytes} bytes in ${loaded.size + 1} files`);
    assert.ok(bytes < BUDGET, `${bytes} bytes`);
  });

  test('each page says in its head what it is about, and no two say the same', () => {
    const found = pages.filter((path) => !isRedirect(path)).map((path) => [path, /<meta name="description" content="([^"]*)">/.exec(read(path))?.[1] ?? '']);
    assert.deepEqual(found.filter(([, about]) => about.length < 20 || about.length > 250), [], 'none, too short or too long');
    const known = new Map();
    for (const [path, about] of found) known.set(about, [...known.get(about) ?? [], path]);
    assert.deepEqual([...known.values()].filter((paths) => paths.length > 1), []);
  });

  test('pages but the first hold no date of the build, so that a new day does not change them', () => {
    const day = /<dt>Stand<\/dt><dd>([^<]*)<\/dd>/.exec(read('index.html'))?.[1];
    assert.ok(day, 'the start page names the day');
    const holds = pages.filter((path) => path !== 'index.html' && read(path).split('</main>')[1]?.includes(day));
    assert.deepEqual(holds, []);
  });
});

describe('every type of page', () => {
  for (const [width, colorScheme] of SIGHTS) {
    test(`axe-core finds nothing at ${width} px, ${colorScheme}`, async (t) => {
      await tab({ viewport: { width, height: 900 }, colorScheme }, async ({ page, complaints }) => {
        const found = [];
        for (const path of types.filter((path) => !isRedirect(path))) {
          await page.goto(address(path, path === 'suche.html' ? '?q=Haus' : ''));
          await page.evaluate(axe.source);
          const { violations, passes } = await page.evaluate((values) => window.axe.run(document, {
            runOnly: { type: 'tag', values },
            resultTypes: ['violations'],
            preload: false,
          }), WCAG);
          assert.ok(passes.length > 10, 'axe-core has looked at something');
          found.push(...violations.map(({ id, help, nodes }) => `${path}: ${id}: ${help}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary.replace(/\s+/g, ' ')}`).join(' | ')}`));
        }
        t.diagnostic(`${types.length} types of pages`);
        assert.deepEqual(found, []);
        assert.deepEqual(complaints, []);
      });
    });
  }

  test('asks for nothing but files of the site, and complains about nothing, on paper too', async () => {
    await tab({}, async ({ page, requests, complaints }) => {
      for (const path of types) {
        await page.goto(address(path));
        await page.emulateMedia({ media: 'print' });
        await page.pdf();
        await page.emulateMedia({ media: null });
      }
      const root = pathToFileURL(site).href;
      assert.deepEqual(requests.filter((url) => !url.startsWith(root) && !url.startsWith('data:')), []);
      assert.deepEqual(complaints, []);
    });
  });

  test('has one h1, no skipped level, landmarks with names, and the language', async () => {
    await tab({}, async ({ page }) => {
      const wrong = [];
      for (const path of types) {
        await page.goto(address(path));
        const told = await page.evaluate(() => {
          const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => Number(heading.localName[1]));
          return {
            one: levels.filter((level) => level === 1).length,
            skipped: levels.some((level, at) => level > (levels[at - 1] ?? 0) + 1),
            language: document.documentElement.lang,
            nameless: [...document.querySelectorAll('nav')].filter((nav) => !nav.getAttribute('aria-label')).length,
            main: document.querySelectorAll('main').length,
          };
        });
        if (told.one !== 1 || told.skipped || told.language !== 'de' || told.nameless > 0 || told.main !== 1) wrong.push({ path, ...told });
      }
      assert.deepEqual(wrong, []);
    });
  });

  for (const width of [320, 390, 768, 1280]) {
    test(`needs no sideways scrolling, and links are large enough, at ${width} px`, async () => {
      await tab({ viewport: { width, height: 900 } }, async ({ page }) => {
        const wrong = [];
        for (const path of types) {
          await page.goto(address(path));
          const told = await page.evaluate(() => {
            const view = document.documentElement.clientWidth;
            const clipped = (element) => {
              for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
                if (getComputedStyle(box).overflowX !== 'visible') return true;
              }
              return false;
            };
            const wide = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility() && !element.closest('svg')
              && element.getBoundingClientRect().right > view + 1 && !clipped(element)).map((element) => element.outerHTML.slice(0, 100));
            // Links in lines of text are exempt (WCAG 2.2, 2.5.8).
            const small = [...document.querySelectorAll('nav a, footer a, button, summary, input, select')].filter((element) => element.checkVisibility())
              .filter((element) => element.getBoundingClientRect().height < 24).map((element) => element.outerHTML.slice(0, 100));
            return { scrolls: document.documentElement.scrollWidth > view, wide: wide.slice(0, 3), small: small.slice(0, 3) };
          });
          if (told.scrolls || told.wide.length > 0 || told.small.length > 0) wrong.push({ path, ...told });
        }
        assert.deepEqual(wrong, []);
      });
    });
  }

  for (const [width, most] of [[320, 20], [1280, 45]]) {
    test(`the keyboard reaches everything, and one sees where it is, at ${width} px`, async () => {
      await tab({ viewport: { width, height: 900 } }, async ({ page }) => {
        const wrong = [];
        for (const path of types.filter((path) => !isRedirect(path))) {
          await page.goto(address(path));
          const wanted = await page.evaluate(() => [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"]')]
            .filter((element) => element.checkVisibility({ visibilityProperty: true })).length);
          let stops = 0;
          for (; stops <= Math.min(wanted, most); stops++) {
            await page.keyboard.press('Tab');
            const now = await page.evaluate(() => {
              const element = document.activeElement;
              const { right, bottom, left, top, width, height } = element.getBoundingClientRect();
              const { outlineStyle, outlineWidth } = getComputedStyle(element);
              return {
                element: element.outerHTML.slice(0, 80),
                body: element === document.body,
                seen: width > 1 && height > 1 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
                marked: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
              };
            });
            if (now.body) break;
            if (!now.seen || !now.marked) wrong.push({ path, ...now });
          }
          if (stops < Math.min(wanted, most)) wrong.push({ path, stops, wanted });
        }
        assert.deepEqual(wrong, []);
      });
    });
  }

  test('the skip link is first, and leads to the content', async () => {
    await tab({}, async ({ page }) => {
      await page.goto(address('projekte/index.html'));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'main');
    });
  });

  test('on paper the tables of charts are open', async () => {
    await tab({}, async ({ page }) => {
      await page.goto(address('fortschritt.html'));
      await page.emulateMedia({ media: 'print' });
      const closed = await page.evaluate(() => [...document.querySelectorAll('details table')].filter((table) => table.getBoundingClientRect().height < 10).length);
      assert.equal(closed, 0);
    });
  });
});

describe('loading', () => {
  for (const [width, height] of [[390, 844], [1280, 900]]) {
    test(`nothing moves while scripts and pictures come in late, at ${width} px`, async () => {
      await tab({ viewport: { width, height } }, async ({ page }) => {
        await page.route(/\.(js|png|jpe?g|gif|webp)$/, async (route) => {
          await new Promise((resolve) => { setTimeout(resolve, 300); });
          await route.continue();
        });
        await page.addInitScript(() => {
          window.shifts = [];
          const note = ({ value, sources }) => window.shifts.push([value, ...sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80))]);
          new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'layout-shift', buffered: true });
        });
        const moved = [];
        for (const path of types.filter((path) => !isRedirect(path))) {
          await page.goto(address(path));
          await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 50)); }));
          const shifts = await page.evaluate(() => window.shifts);
          // Half of what is thought good (Core Web Vitals: 0.1), as a slower device shifts more often.
          if (shifts.reduce((sum, [value]) => sum + value, 0) > 0.05) moved.push({ path, shifts });
        }
        assert.deepEqual(moved, []);
      });
    });
  }
});

describe('charts', () => {
  test('each says in words what it shows, and has its table', async () => {
    await tab({}, async ({ page }) => {
      await page.goto(address('fortschritt.html'));
      const charts = await page.evaluate(() => [...document.querySelectorAll('main svg')].map((svg) => ({
        role: svg.getAttribute('role'),
        named: svg.getAttribute('aria-labelledby').split(' ').every((id) => document.getElementById(id)?.textContent.length > 10),
        table: svg.closest('section').querySelectorAll('tbody tr').length,
      })));
      assert.ok(charts.length >= 4, `${charts.length} charts`);
      for (const chart of charts) assert.ok(chart.role === 'img' && chart.named && chart.table > 0, JSON.stringify(chart));
    });
  });
});

describe('search, from a disk and without a network', () => {
  const offline = (body) => tab({ offline: true }, async (opened) => {
    await opened.page.goto(address('suche.html'));
    await body(opened);
    assert.deepEqual(opened.complaints, []);
  });

  test('finds other forms of a word, umlauts in either spelling, beginnings and parts', async () => {
    await offline(async ({ page }) => {
      const find = (question) => page.evaluate((asked) => window.dstratFind.pages(asked)?.map((at) => window.dstratFind.page(at)[0]), question);
      const [one, many, spelt] = [await find('Haus'), await find('Häuser'), await find('haeusern')];
      assert.ok(one.length > 0);
      assert.deepEqual(many, one);
      assert.deepEqual(spelt, one);
      const known = new Set(await page.evaluate(() => Array.from({ length: window.dstratFind.pageCount }, (_, at) => window.dstratFind.page(at)[0])));
      const withHouses = pages.filter((path) => known.has(path) && /(^|[^\p{L}])Häusern?($|[^\p{L}])/u.test(read(path).replace(/<[^>]*>/g, '')));
      assert.ok(withHouses.length > 0, 'some page speaks of houses');
      assert.deepEqual(withHouses.filter((path) => !one.includes(path)), []);
      assert.ok((await find('Bildungsport')).includes('projekte/bm/bildungsportal-rlp.html'), 'the beginning of a word');
      assert.ok((await find('portal')).includes('projekte/bm/bildungsportal-rlp.html'), 'a part of a compound');
      assert.deepEqual(await find('Bildungsportal xyzzy'), []);
      assert.equal(await find('  „–“ '), undefined, 'no words, no answer');
      assert.ok((await find('die und der')).length >= 0);
    });
  });

  test('stems words as the index does: every word of every text leads to its page', async () => {
    await offline(async ({ page }) => {
      // Chapters also hold lists of what stands on other pages, which are not theirs.
      const texts = pages.filter((path) => !isRedirect(path) && !path.startsWith('dokument/')).flatMap((path) => {
        const main = /<div class="text">([\s\S]*)<\/main>/.exec(read(path))?.[1] ?? '';
        const title = /<h1>([\s\S]*?)<\/h1>/.exec(read(path))?.[1] ?? '';
        const lines = [title, ...[...main.matchAll(/^<p>(.*)<\/p>$/gm)].map(([, line]) => line)];
        return [[path, lines.join(' ').replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, ' ')]];
      });
      const { missing, words } = await page.evaluate((texts) => {
        const { fold, stem, pageCount, page: pageOf } = window.dstratFind;
        const stems = window.dstratIndex.stems.split(' ');
        const place = new Map(stems.map((word, at) => [word, at]));
        const hits = window.dstratIndex.hits.split(',').map((list) => {
          let at = 0;
          return new Set(list.split(' ').map((part) => (at += parseInt(part.replace('!', ''), 36))));
        });
        const stop = new Set(window.dstratIndex.stop.split(' '));
        const numbers = new Map(Array.from({ length: pageCount }, (_, at) => [pageOf(at)[0], at]));
        const missing = [];
        const seen = new Set();
        for (const [path, text] of texts) {
          if (!numbers.has(path)) continue;
          for (const word of fold(text).split(' ')) {
            if (word === '' || stop.has(word)) continue;
            seen.add(word);
            const at = place.get(stem(word));
            if (at === undefined || !hits[at].has(numbers.get(path))) missing.push(`${path}: ${word} (${stem(word)})`);
          }
        }
        return { missing, words: seen.size };
      }, texts);
      assert.ok(words > 2000, `${words} words`);
      assert.deepEqual(missing.slice(0, 20), []);
    });
  });

  test('shows results while typing, says how many, and keeps the question in the address', async () => {
    await offline(async ({ page, complaints }) => {
      await page.getByRole('searchbox').fill('digitale Schule');
      await page.waitForFunction(() => document.querySelectorAll('#Treffer li').length > 3);
      assert.match(await page.locator('#Zahl').textContent(), /^\d+ Treffer/);
      assert.match(page.url(), /\?q=digitale\+Schule$/);
      const first = page.locator('#Treffer a').first();
      const href = await first.getAttribute('href');
      await first.click();
      assert.ok(page.url().endsWith(href));
      await page.goBack();
      assert.equal(await page.getByRole('searchbox').inputValue(), 'digitale Schule');
      await page.getByRole('searchbox').fill('xyzzy');
      await page.waitForFunction(() => document.querySelectorAll('#Treffer li').length === 0);
      assert.match(await page.locator('#Zahl').textContent(), /^Nichts gefunden/);
      assert.deepEqual(complaints, []);
    });
  });

  test('what is typed stays text', async () => {
    await offline(async ({ page }) => {
      await page.goto(address('suche.html', `?q=${encodeURIComponent('<img src=x onerror=alert(1)>"\'Schule')}`));
      assert.equal(await page.locator('#Treffer img').count(), 0);
      assert.equal(await page.getByRole('searchbox').inputValue(), '<img src=x onerror=alert(1)>"\'Schule');
    });
  });
});

describe('register', () => {
  const shown = (page) => page.locator('#Verzeichnis tbody tr:visible').count();

  test('is a plain table of all projects without JavaScript', async () => {
    await tab({ javaScriptEnabled: false }, async ({ page }) => {
      await page.goto(address('projekte/index.html'));
      const projects = pages.filter((path) => /^projekte\/[^/]+\/[^/]+\.html$/.test(path) && !isRedirect(path)).length;
      assert.equal(await shown(page), projects);
      assert.equal(await page.locator('#Filter').isVisible(), false);
      await page.goto(address('suche.html'));
      assert.ok(await page.getByRole('link', { name: 'Zum Verzeichnis der Projekte' }).isVisible());
    });
  });

  test('filters, sorts, searches, counts, and keeps all of it in the address', async () => {
    await tab({ offline: true }, async ({ page, complaints }) => {
      await page.goto(address('projekte/index.html'));
      const all = await shown(page);
      assert.equal(await page.locator('#Zahl').textContent(), `${all} von ${all} Projekten`);
      for (const [name, value] of [['field', 'teilhabe'], ['ministry', 'bm'], ['status', 'active'], ['priority', 'lighthouse'], ['light', 'amber']]) {
        await page.locator(`select[name=${name}]`).selectOption(value);
        const wanted = await page.locator(`#Verzeichnis tbody tr[data-is~="${value}"], #Verzeichnis tbody tr[data-is^="${value}+"], #Verzeichnis tbody tr[data-is*="+${value}"]`).count();
        await page.waitForFunction((wanted) => [...document.querySelectorAll('#Verzeichnis tbody tr')].filter((row) => !row.hidden).length === wanted, wanted);
        assert.ok(wanted > 0 && wanted < all, `${name} = ${value}: ${wanted}`);
        assert.match(page.url(), new RegExp(`[?&]${name}=${value}`));
        await page.locator(`select[name=${name}]`).selectOption('');
      }
      await page.getByRole('searchbox').fill('Schulen');
      await page.waitForFunction((all) => [...document.querySelectorAll('#Verzeichnis tbody tr')].filter((row) => !row.hidden).length < all, all);
      const found = await shown(page);
      assert.ok(found > 3, `${found} projects about schools`);
      await page.locator('select[name=field]').selectOption('teilhabe');
      await page.waitForFunction((found) => [...document.querySelectorAll('#Verzeichnis tbody tr')].filter((row) => !row.hidden).length < found, found);
      const both = await shown(page);
      await page.reload();
      assert.equal(await shown(page), both, 'the address holds the question');
      await page.getByRole('button', { name: 'Zurücksetzen' }).click();
      await page.waitForFunction((all) => [...document.querySelectorAll('#Verzeichnis tbody tr')].filter((row) => !row.hidden).length === all, all);

      await page.getByRole('button', { name: 'Projekt' }).click();
      const titles = () => page.locator('#Verzeichnis tbody th a').allTextContents();
      const up = await titles();
      assert.deepEqual(up, [...up].sort(new Intl.Collator('de', { numeric: true }).compare));
      assert.equal(await page.locator('th[data-key=title]').getAttribute('aria-sort'), 'ascending');
      await page.getByRole('button', { name: 'Projekt' }).click();
      assert.deepEqual(await titles(), [...up].reverse());
      assert.deepEqual(complaints, []);
    });
  });

  test('on a phone a line below the title says whose each project is and how far', async () => {
    await tab({ viewport: { width: 320, height: 700 } }, async ({ page }) => {
      await page.goto(address('projekte/index.html'));
      const cells = await page.locator('#Verzeichnis tbody tr').first().locator('td').evaluateAll((cells) => cells.map((cell) => cell.checkVisibility()));
      assert.deepEqual(cells, [true, false, true, true, false, false]);
      await page.locator('select[name=ministry]').selectOption('bm');
      await page.waitForFunction(() => document.querySelectorAll('#Verzeichnis tbody tr[hidden]').length > 0);
      assert.equal(await page.locator('#Verzeichnis tbody tr[hidden]').first().isVisible(), false);
    });
  });
});

describe('on a server, in a folder of it', () => {
  const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png' };
  let server;
  let root;
  before(async () => {
    server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/^\/land\/strategie\//, '');
      if (!files.includes(path)) { response.writeHead(404).end(); return; }
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(join(site, path)));
    });
    await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    root = `http://127.0.0.1:${server.address().port}/land/strategie/`;
  });
  after(() => { server?.close(); });

  test('works the same, and asks nothing of anybody else', async () => {
    await tab({}, async ({ page, requests, complaints }) => {
      for (const path of types) {
        const answer = await page.goto(root + path);
        assert.ok(answer.ok(), path);
      }
      await page.goto(`${root}suche.html?q=Schule`);
      assert.ok(await page.locator('#Treffer li').count() > 3);
      await page.goto(`${root}projekte/index.html?q=Schule`);
      assert.match(await page.locator('#Zahl').textContent(), /^\d+ von \d+/);
      assert.deepEqual(requests.filter((url) => !url.startsWith(root) && !url.startsWith('data:')), []);
      assert.deepEqual(complaints, []);
    });
  });
});
