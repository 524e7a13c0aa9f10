// Pictures of a page, to look at: node tests/browser/shot.mjs FILE.html OUTDIR [#id …]
//
// Desktop and phone widths, light and dark, at the top and further down the page, and at each #id given; and the page as printed.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, open } from './chromium.mjs';

const SIZES = [['desktop-1280', 1280, 900], ['phone-390', 390, 844], ['phone-320', 320, 640]];
const DEPTHS = [0, 10, 40, 70, 100];

const [file, folder, ...places] = process.argv.slice(2);
if (!file || !folder) {
  console.error('usage: node tests/browser/shot.mjs FILE.html OUTDIR [#id …]');
  process.exit(2);
}

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const [size, width, height] of SIZES) {
    for (const colorScheme of ['light', 'dark']) {
      const { page, close } = await open(browser, file, { width, height, colorScheme });
      const shoot = async (what) => {
        const path = join(folder, `${size}-${colorScheme}-${what}.png`);
        await page.screenshot({ path });
        console.log(path);
      };
      for (const depth of DEPTHS) {
        await page.evaluate((percent) => {
          const { scrollHeight, clientHeight } = document.documentElement;
          scrollTo({ top: (scrollHeight - clientHeight) * percent / 100, behavior: 'instant' });
        }, depth);
        await shoot(String(depth).padStart(3, '0'));
      }
      for (const place of places) {
        const id = place.replace(/^#/, '');
        const there = await page.evaluate((id) => {
          document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
          return document.getElementById(id) !== null;
        }, id);
        if (there) await shoot(id); else console.error(`no element has the id ${id}`);
      }
      await close();
    }
  }
  const { page, close } = await open(browser, file);
  const path = join(folder, 'print.pdf');
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  console.log(path);
  await close();
} finally {
  await browser.close();
}
