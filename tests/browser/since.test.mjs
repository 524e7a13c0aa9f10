// The website that tells of changes since an earlier state: the page that does, and the start page that leads to it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { launch, open } from './chromium.mjs';
import { since, sincePage, site } from './site.mjs';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const SIGHTS = [[1280, 'light'], [1280, 'dark'], [320, 'light'], [320, 'dark']];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const [width, colorScheme] of SIGHTS) {
  test(`axe-core finds nothing, and nothing is too wide, at ${width} px, ${colorScheme}`, async () => {
    for (const path of ['index.html', sincePage]) {
      const { page, close } = await open(browser, join(since, path), { width, height: 900, colorScheme });
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate((values) => window.axe.run(document, {
        runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false,
      }), WCAG);
      assert.ok(passes.length > 10, 'axe-core has looked at something');
      assert.deepEqual(violations.map(({ id, help, nodes }) => `${path}: ${id}: ${help}: ${nodes[0].html}`), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, path);
      await close();
    }
  });
}

test('the start page tells what weighs most and leads to the page; entries are linked to their pages', async () => {
  const { page, close } = await open(browser, join(since, 'index.html'), { width: 1280, height: 900 });
  const told = await page.locator('.since').innerText();
  assert.match(told, /Geändert seit dem \d+\. \w+ \d{4}/);
  assert.match(told, /Entfallen/);
  await page.locator('.since .on a').click();
  assert.equal(await page.locator('h1').innerText(), 'Was sich geändert hat');
  const links = await page.locator('main li a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(links.length > 20, `${links.length} links`);
  assert.deepEqual(links.filter((href) => !existsSync(join(since, href))), []);
  await page.locator('main li a').first().click();
  assert.equal(await page.locator('h1').count(), 1);
  await close();
});

test('a site without an earlier state has no such page', () => {
  assert.equal(existsSync(join(site, sincePage)), false);
  assert.doesNotMatch(readFileSync(join(site, 'index.html'), 'utf8'), new RegExp(sincePage));
});
