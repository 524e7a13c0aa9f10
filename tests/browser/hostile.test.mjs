// Hostile texts in real Chromium: every free text of a strategy tries to run, to load, to lead away, to turn the line or to break the
// page, and no page notices. Each page is opened twice: as it is, and with its policy switched off, so that the texts themselves are harmless.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fromEnvironment } from '../built.mjs';
import { filled, put } from '../filled.mjs';
import { launch } from './chromium.mjs';

const dstrat = fromEnvironment('DSTRAT', 'the program');
const attacks = JSON.parse(readFileSync(new URL('../attacks.json', import.meta.url), 'utf8'));
const attack = (at) => attacks[at % attacks.length];

/** In one line, as keys hold it, between words that must stay where they are. */
const line = (at) => `Davor ${attack(at).replaceAll('\n', ' ')} Danach`;
const body = (shift) => (at, kind) => `Davor ${kind} ${at}\n\n${attack(at + shift)}\n\n${INSERTS[kind === 'chapter' ? at - 4 : -1] ?? ''}Danach ${kind} ${at}`;
/** What the first chapters that are no page of their own insert. */
const INSERTS = ['fields', 'goals', 'measures', 'projects', 'ministries', 'contacts', 'decisions', 'indicators', 'status', 'timeline', 'glossary']
  .map((insert) => `\`\`\`dstrat\ninsert = "${insert}"\n\`\`\`\n\n`);

/** Long, deep and wide ones. */
const exhausting = ['a'.repeat(1_000_000), 'wort '.repeat(100_000), `${'> '.repeat(5_000)}tief`, '['.repeat(20_000), `${'- '.repeat(3_000)}tief`,
  `${'| a '.repeat(500)}|\n${'|---'.repeat(500)}|`, '\u202everdreht\u202c und \u2066mehr\u2069 1 % § 2 z. B. '.repeat(2_000), '*a **b '.repeat(20_000), 'Z\u0300\u0301\u0302'.repeat(20_000)];
const PATIENCE = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'dstrat-hostile-'));
const strategy = join(folder, 'strategy');
const out = join(folder, 'out');
const long = join(folder, 'long');

let browser;
before(async () => {
  browser = await launch();
  // The state before has other attacks in its bodies, so that the synopsis shows both.
  put(filled({ count: attacks.length, text: line, body: body(1) }), strategy);
  for (const words of [['init', '--quiet'], ['add', '--all'], ['-c', 'user.name=a', '-c', 'user.email=a@a.example', 'commit', '--quiet', '--message', 'before']]) run('git', '-C', strategy, ...words);
  put(filled({ count: attacks.length, text: line, body: body(0) }), strategy);
  run(dstrat, 'build', '-C', strategy, '--out', out, '--audience', 'internal', '--format', 'html', '--format', 'site', '--format', 'report');
  run(dstrat, 'cabinet', '-C', strategy, '--today', '2026-11-22', '--paper', '--draft', '--out', out);
  run(dstrat, 'diff', '-C', strategy, '--out', join(out, 'synopsis.html'));
  const text = (at, kind) => `Davor ${kind} ${at}\n\n${kind === 'project' ? exhausting[at] : 'Text'}\n\nDanach ${kind} ${at}`;
  const files = filled({ count: exhausting.length, text: () => 'Wort', body: text });
  // Without chapters the document holds everything.
  put([...files].filter(([path]) => !path.startsWith('document/')), long);
  run(dstrat, 'build', '-C', long, '--out', join(out, 'long'), '--audience', 'internal', '--format', 'html', '--format', 'site');
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(program, ...words) {
  const { error, status, stderr } = spawnSync(program, words, { encoding: 'utf8', timeout: PATIENCE, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' } });
  assert.ifError(error);
  assert.equal(status, 0, stderr);
}

/** A reader who opens page after page and remembers all that should not have happened. */
async function reader(bypassCSP, body) {
  const context = await browser.newContext({ bypassCSP, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const wrong = [];
  let at = '';
  const home = pathToFileURL(out).href;
  const note = (what) => wrong.push(`${at}: ${what}`.slice(0, 300));
  page.on('dialog', async (dialog) => { note(`a dialog: ${dialog.message()}`); await dialog.dismiss(); });
  page.on('console', (message) => note(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => note(`error: ${error.message}`));
  page.on('popup', () => note('a window opened'));
  page.on('download', () => note('a download began'));
  page.on('request', (request) => { if (!request.url().startsWith(home) && !request.url().startsWith('data:')) note(`asked for ${request.url()}`); });
  const look = async () => {
    for (const what of await page.evaluate(lookAround)) note(what);
    if (page.url().split(/[?#]/)[0] !== pathToFileURL(join(out, at)).href) note(`went to ${page.url()}`);
  };
  const open = async (path, query = '') => {
    at = path;
    await page.goto(pathToFileURL(join(out, path)).href + query);
    await look();
  };
  try { await body({ page, open, look }); } finally { await context.close(); }
  assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} in all`);
}

/** What is wrong with the page as it stands; runs in the page. */
function lookAround() {
  const wrong = [];
  const expect = (fine, what) => { if (!fine) wrong.push(what); };
  const all = [...document.querySelectorAll('*')];
  expect(window.ran === undefined, 'a text ran');
  expect(document.title !== '' && document.documentElement.lang === 'de', 'the page lost its title or language');
  for (const name of ['h1', 'main', 'head', 'body']) expect(document.querySelectorAll(name).length === 1, `${document.querySelectorAll(name).length} ${name}`);
  expect([...document.body.children].every((element) => element.matches('a.skip, header, nav, main, footer, p, div')), `body holds ${[...document.body.children].map(({ localName }) => localName).join(' ')}`);
  expect(document.body.lastElementChild.matches(document.querySelector('body > footer') ? 'footer' : 'main'), 'something stands after the end');
  expect([...document.body.childNodes].every((node) => node.nodeType !== Node.TEXT_NODE || node.data.trim() === ''), 'text fell out of its place');
  for (const element of all.filter((element) => element.matches('iframe, object, embed, base, portal, video, audio, math, template, animate, foreignObject, [style], [autofocus], link:not([rel~=stylesheet], [rel~=icon], [rel~=canonical]), meta[http-equiv=refresh i]'))) expect(false, element.outerHTML.slice(0, 100));
  for (const element of all) for (const { name } of element.attributes) expect(!/^on|^formaction$|^srcset$|^ping$|^target$/.test(name), `<${element.localName} ${name}>`);
  for (const { src } of document.scripts) expect(/^file:.*\/(find|register|search|search-index)\.js$/.test(src), `script ${src}`);
  for (const { protocol, href } of document.links) expect(/^(https?|mailto|tel|file):$/.test(protocol), `link ${href}`);
  for (const { href } of document.links) expect(!href.startsWith('file:') || /\.(html|pdf|docx|md|json|csv|xlsx)([?#].*)?$/.test(href) || href.includes('/data/'), `link ${href}`);
  for (const image of document.images) expect(image.src.startsWith('data:image/'), `picture ${image.src}`);
  expect(!/[\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML), 'a character that turns what follows it');
  // What stood after a hostile text still follows what stood before it, at its place or below a heading in between.
  for (const paragraph of document.querySelectorAll('p')) {
    const [, word, rest] = /^(Davor|Danach) ([a-z]+ \d+)$/.exec(paragraph.textContent) ?? [];
    if (word !== 'Davor') continue;
    const last = [...paragraph.parentElement.querySelectorAll('p')].filter((one) => one.textContent === `Danach ${rest}`);
    expect(paragraph.closest('main') && last.length === 1 && paragraph.compareDocumentPosition(last[0]) & Node.DOCUMENT_POSITION_FOLLOWING, `the text after ${rest} is not where it belongs`);
  }
  return wrong;
}

/** All pages but those that lead to another. */
const pages = () => readdirSync(out, { recursive: true }).filter((path) => path.endsWith('.html') && !path.includes('frueher-') && !path.startsWith('long')).sort();
/** One of each type: those that there are once, and the first of each kind of entry that has its own. */
const types = () => pages().filter((path) => !/-([1-35-9]|\d\d+)\.html$/.test(path));

for (const [bypassCSP, how, paths] of [[false, 'as they are', types], [true, 'without their policy', pages]]) describe(`hostile texts, pages ${how}`, () => {
  test('no page runs, asks, leads away or breaks', async (t) => {
    t.diagnostic(`${paths().length} pages, ${attacks.length} attacks`);
    assert.ok(paths().length > (bypassCSP ? 6 * attacks.length : 20), `${paths().length} pages`);
    await reader(bypassCSP, async ({ page, open }) => {
      const kept = new Set();
      for (const path of paths()) {
        await open(path);
        for (const text of await page.evaluate(() => [...document.querySelectorAll('p')].map((one) => one.textContent).filter((text) => /^Danach [a-z]+ \d+$/.test(text)))) kept.add(text);
      }
      // Every entry of seven kinds; four chapters are pages of their own.
      assert.equal(kept.size, 7 * attacks.length, 'texts that stand after hostile ones');
    });
  });

  test('the search takes hostile questions as text, from the address and from the keyboard, and shows hostile titles', async () => {
    await reader(bypassCSP, async ({ page, open, look }) => {
      for (const question of attacks) {
        if (bypassCSP) await open('site/suche.html', `?q=${encodeURIComponent(question)}`);
        else if (question === attacks[0]) await open('site/suche.html');
        await ask(page, `Davor ${question.replaceAll('\n', ' ')}`);
        await look();
      }
      await open('site/suche.html', '?q=Davor#<img src=x onerror=alert(1)>');
      assert.ok(await page.locator('#Treffer li').count() > 10);
    });
  });

  test('the register takes hostile questions and filters as text, and shows hostile titles', async () => {
    await reader(bypassCSP, async ({ page, open, look }) => {
      for (const question of attacks) {
        const word = encodeURIComponent(question);
        if (bypassCSP) await open('site/projekte/index.html', `?q=${word}&field=${word}&status=${word}&sort=${word}#${word}`);
        else if (question === attacks[0]) await open('site/projekte/index.html');
        await ask(page, question.replaceAll('\n', ' '));
        await look();
      }
      await open('site/projekte/index.html', '?q=Davor');
      await page.getByRole('button', { name: 'Projekt' }).click();
      await look();
      assert.equal(await page.locator('#Verzeichnis tbody tr:visible').count(), attacks.length);
    });
  });
});

test('long, deep and wide texts keep no page from being shown, and break none', async (t) => {
  await reader(false, async ({ open }) => {
    for (const path of ['strategy.html', 'site/index.html', 'site/projekte/index.html', 'site/suche.html', ...exhausting.map((_, at) => `site/projekte/bb/projekt-${at}.html`)]) {
      const began = Date.now();
      await open(join('long', path));
      const took = Date.now() - began;
      t.diagnostic(`${path}: ${took} ms`);
      assert.ok(took < PATIENCE, `${path}: ${took} ms`);
    }
  });
});

async function ask(page, question) {
  await page.getByRole('searchbox').fill(question);
  await page.getByRole('searchbox').press('Enter');
}
