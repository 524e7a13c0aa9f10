// The PDFs of the bundled strategy, in the folder that DSTRAT_OUT names, as checkers see it that know nothing of Typst: PDF/UA-1
// (ISO 14289-1) and what a screen reader makes of it. DSTRAT_PYTHON names a folder with the checkers of tests/requirements.txt.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fromEnvironment } from '../built.mjs';

const out = fromEnvironment('DSTRAT_OUT', 'the folder with the built strategy');
/** The PDFs, and more pages than which they have. */
const PDFS = [['strategy.pdf', 50], ['report.pdf', 4]];
const python = fromEnvironment('DSTRAT_PYTHON', 'the folder of a Python environment with tests/requirements.txt');

/** What a checker prints; that it ran is asserted. */
function run(name, ...rest) {
  const { error, stdout, stderr } = spawnSync(join(python, 'bin', name), rest, { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.ifError(error);
  return { stdout, stderr };
}

for (const [name, fewest] of PDFS) {
  const pdf = join(out, name);

  test(`pdfua finds nothing in ${name}`, () => {
    const { stdout } = run('pdfua', 'check', pdf);
    assert.match(stdout, /result: PASS \(no findings\)/);
  });

  test(`outloud finds no error in ${name}`, () => {
    // TBL-010 guesses from the number of heading cells: a table of two columns whose rows have headings has more of them than others.
    const { stdout } = run('outloud', '--json', '-', '--skip', 'TBL-010', pdf);
    const [result] = JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1)).results;
    const errors = result.findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(errors.map(({ rule, message }) => `${rule}: ${message}`), []);
    assert.ok(result.stats.pages > fewest, `${result.stats.pages} pages`);
  });
}
