// Every built page is valid HTML with valid CSS: the Nu Html Checker has neither an error nor a warning to report.
//
// It compares the policy's hashes with a style sheet trimmed of white space at both ends, while browsers hash every byte:
// a `<style>` with nothing to trim satisfies both. It also says of every picture in a data: address that the policy blocks it,
// even of `img-src *`; what really is blocked, the tests in the browser tell.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import vnu from 'vnu-jar';
import { out, pages } from '../built.mjs';

for (const name of pages) {
  test(`${name} is valid HTML`, () => {
    const checker = spawnSync('java', ['-jar', String(vnu), '--Werror', '--stdout', '--format', 'json', join(out, name)], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    assert.ifError(checker.error);
    assert.match(checker.stdout, /^\{/, `the checker did not run: ${checker.stderr}`);
    const { messages } = JSON.parse(checker.stdout);
    const ofDataPictures = /^Resource violates Content Security Policy \(meta tag\): image “data:[^”]*” blocked by “img-src” directive\.$/;
    const found = messages.filter(({ message }) => !ofDataPictures.test(message)).map(({ type, subType, firstLine, lastLine, lastColumn, message, extract }) =>
      `${firstLine ?? lastLine}:${lastColumn} ${subType ?? type}: ${message}${extract ? `\n    ${extract.replace(/\s+/g, ' ')}` : ''}`);
    if (found.length > 0) assert.fail(`${found.length} messages, the first of them:\n${found.slice(0, 20).join('\n')}`);
    if (messages.length === 0) assert.equal(checker.status, 0, checker.stderr);
  });
}
