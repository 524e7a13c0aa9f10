// Every page of the website is valid HTML: the Nu Html Checker has neither an error nor a warning to report.
//
// It takes no file for `'self'`, and says of pictures in a data: address that any policy blocks them; what really is blocked,
// the tests in the browser tell.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import vnu from 'vnu-jar';
import { pages, since, site } from '../browser/site.mjs';

test('all pages of the site are valid', (t) => {
  const checker = spawnSync('java', ['-jar', String(vnu), '--Werror', '--stdout', '--format', 'json', '--skip-non-html', site, since], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  assert.ifError(checker.error);
  assert.match(checker.stdout, /^\{/, `the checker did not run: ${checker.stderr}`);
  const { messages } = JSON.parse(checker.stdout);
  const mistaken = /^Resource violates Content Security Policy \(meta tag\): (image “data:[^”]*” blocked by “img-src”|(external stylesheet|external script|script|image) “(\.\.\/)*[\w./-]+” blocked by “(style|script|img)-src”) directive\.$/;
  const found = messages.filter(({ message }) => !mistaken.test(message)).map(({ url, type, subType, firstLine, lastLine, message, extract }) =>
    `${url}:${firstLine ?? lastLine} ${subType ?? type}: ${message}${extract ? `\n    ${extract.replace(/\s+/g, ' ')}` : ''}`);
  t.diagnostic(`${pages.length} pages`);
  if (found.length > 0) assert.fail(`${found.length} messages, the first of them:\n${found.slice(0, 20).join('\n')}`);
});
