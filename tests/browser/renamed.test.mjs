// Addresses that survive a rename: whoever kept one of an entry that has another name by now still arrives, from a disk and on a server.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { fromEnvironment } from '../built.mjs';
import { filled, put } from '../filled.mjs';
import { launch } from './chromium.mjs';

const dstrat = fromEnvironment('DSTRAT', 'the program');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const folder = mkdtempSync(join(tmpdir(), 'dstrat-renamed-'));

/** Each file that gets another name, and the former ids that it then has. */
const RENAMED = [
  ['fields/feld-1.md', 'fields/feld-eins.md', ['feld-1']],
  ['goals/ziel-1.md', 'goals/index.md', ['ziel-1']],
  ['document/15-kapitel-5.md', 'document/20-kapitel-5.md', ['15-kapitel-5']],
  ['decisions/2026-04-01-beschluss-1.md', 'decisions/2026-04-02-beschluss-1.md', ['2026-04-01-beschluss-1']],
  ['ministries/bb/contributions/beitrag-1.md', 'ministries/bb/contributions/beitrag-eins.md', ['bb/beitrag-1']],
  // Renamed twice, and moved to another ministry.
  ['ministries/bb/measures/massnahme-1.md', 'ministries/bb/measures/massnahme-eins.md', ['bb/massnahme-1', 'bb/massnahme-i']],
  ['ministries/bb/projects/projekt-1.md', 'ministries/aa/projects/projekt-1.md', ['bb/projekt-1']],
  // A name that another entry took over, and one that was the list's.
  ['ministries/bb/projects/projekt-2.md', 'ministries/bb/projects/projekt-zwei.md', ['bb/projekt-2', 'bb/index']],
  ['ministries/bb/projects/projekt-3.md', 'ministries/bb/projects/projekt-2.md', ['bb/projekt-3', 'bb/projekt-2']],
];

/** The site of a strategy: its folder, and its pages with what stands on them. */
function built(name, files) {
  const strategy = join(folder, name);
  put(files, strategy);
  const { error, status, stderr } = spawnSync(dstrat, ['build', '-C', strategy, '--audience', 'internal', '--format', 'site', '--out', join(strategy, 'out')], { encoding: 'utf8' });
  assert.ifError(error);
  assert.equal(status, 0, stderr);
  const site = join(strategy, 'out', 'site');
  const pages = readdirSync(site, { recursive: true }).filter((path) => path.endsWith('.html')).sort();
  return { site, pages: new Map(pages.map((path) => [path, readFileSync(join(site, path), 'utf8')])) };
}

const files = () => filled({ count: 6, text: (at) => `Wort ${at}`, body: (at, kind) => `Text von ${kind} ${at}` });
const isRedirect = (html) => html.includes('http-equiv="refresh"');
const told = (html) => /Text von [a-z]+ \d/.exec(html)?.[0];

let browser;
let old;
let now;
before(async () => {
  browser = await launch();
  old = built('vorher', files());
  const renamed = files();
  for (const [from, to, ids] of RENAMED) {
    const list = ids.map((id) => JSON.stringify(id)).join(', ');
    const content = renamed.get(from).replace(/^formerly = \[/m, `formerly = [ ${list}, `);
    assert.ok(content.includes(list), from);
    renamed.delete(from);
    renamed.set(to, content);
  }
  now = built('nachher', renamed);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('no address of before is lost, and none overwrites a page', () => {
  assert.deepEqual([...old.pages.keys()].filter((path) => !now.pages.has(path)), []);
  for (const path of ['ziele/index.html', 'projekte/index.html', 'projekte/bb/projekt-2.html']) assert.ok(!isRedirect(now.pages.get(path)), path);
  assert.equal(told(now.pages.get('projekte/bb/projekt-2.html')), 'Text von project 3', 'who took a name over has its page');
});

test('no redirect leads to another, or nowhere', () => {
  const redirects = [...now.pages].filter(([, html]) => isRedirect(html));
  assert.ok(redirects.length >= 6 * 7 + 8, `${redirects.length} redirects`);
  for (const [path, html] of redirects) {
    const to = /content="0; url=([^"]*)"/.exec(html)[1];
    const page = new URL(to, `https://a.example/${path}`).pathname.slice(1);
    assert.ok(now.pages.has(page) && !isRedirect(now.pages.get(page)), `${path} leads to ${page}`);
  }
});

/** Opens every address of before, and says which leads elsewhere than to what stood there. */
async function astray(root) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(`${page.url()}: ${message.text()}`));
  for (const [path, html] of old.pages) {
    if (!told(html) || path.startsWith('dokument/index')) continue;
    await page.goto(root + path);
    if (isRedirect(now.pages.get(path))) await page.waitForURL((url) => !url.href.endsWith(`/${path}`));
    const stands = told(await page.content());
    // The one name that another entry took over leads to that one.
    if (stands !== told(html) && path !== 'projekte/bb/projekt-2.html') wrong.push(`${path}: ${stands}`);
    const gone = new URL(page.url());
    if (!gone.href.startsWith(root)) wrong.push(`${path} led to ${gone}`);
  }
  await context.close();
  return wrong;
}

test('from a disk every address of before leads to what stood there', async () => {
  assert.deepEqual(await astray(`${pathToFileURL(now.site).href}/`), []);
});

test('on a server, in a folder of it, too', async () => {
  const below = '/land/strategie/';
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname.replace(below, '');
    try {
      const type = path.endsWith('.css') ? 'text/css' : path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
      response.writeHead(200, { 'content-type': type }).end(readFileSync(join(now.site, path)));
    } catch { response.writeHead(404).end(); }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  try { assert.deepEqual(await astray(`http://127.0.0.1:${server.address().port}${below}`), []); } finally { server.close(); }
});

test('whoever is not led on by the browser finds a page with a heading and a link', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    // The same page without its refresh, as browsers show it that are told not to follow one.
    await page.route('**/*.html', async (route) => {
      const body = readFileSync(new URL(route.request().url()), 'utf8').replace(/<meta http-equiv="refresh"[^>]*>/, '');
      await route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    });
    await page.goto(pathToFileURL(join(now.site, 'projekte/bb/projekt-1.html')).href);
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, preload: false }), WCAG);
    assert.ok(passes.length > 10);
    assert.deepEqual(violations.map(({ id, help }) => `${id}: ${help}`), []);
    assert.equal(await page.locator('h1').textContent(), 'Wort 1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/projekte/aa/projekt-1.html');
    await context.close();
  }
});
