// The Word files of the bundled strategy, in the folder that DSTRAT_OUT names: they keep to the schemas of Office Open XML, and
// LibreOffice opens the document, counts its headings as the others do, and makes a PDF of it. DSTRAT_PYTHON names a folder with the
// checkers of tests/requirements.txt.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fromEnvironment } from '../built.mjs';

const out = fromEnvironment('DSTRAT_OUT', 'the folder with the built strategy');
const python = fromEnvironment('DSTRAT_PYTHON', 'the folder of a Python environment with tests/requirements.txt');
const folder = mkdtempSync(join(tmpdir(), 'dstrat-word-'));
after(() => rmSync(folder, { recursive: true }));

/** The Word file in another format, as LibreOffice converts it with a profile of its own. */
function converted(format, ending) {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const options = ['--headless', '--norestore', profile, '--convert-to', format, '--outdir', folder];
  const { error, status, stderr } = spawnSync('soffice', [...options, join(out, 'strategy.docx')], {
    encoding: 'utf8',
    timeout: 180_000,
  });
  assert.ifError(error);
  assert.equal(status, 0, stderr);
  return readFileSync(join(folder, `strategy.${ending}`));
}

for (const name of ['strategy.docx', 'report.docx']) test(`${name} has no error`, () => {
  const checker = join(python, 'bin', 'openxml-audit');
  const { error, stdout, stderr } = spawnSync(checker, [join(out, name)], { encoding: 'utf8' });
  assert.ifError(error);
  assert.match(stdout, /Errors: 0\n/, stdout + stderr);
});

test('LibreOffice counts its headings as the document does', () => {
  const lines = converted('txt:Text', 'txt').toString('utf8').split('\n').map((line) => line.trim());
  const headings = readFileSync(join(out, 'strategy.md'), 'utf8').match(/^#+ <a id="[^"]*"><\/a>\d.*$/gm);
  assert.ok(headings.length > 50, `${headings.length} headings`);
  const plain = (heading) => heading.replace(/^#+ <a id="[^"]*"><\/a>/, '').replace(/\\(?=[^\w\s])/g, '');
  const missing = headings.map(plain).filter((heading) => !lines.includes(heading));
  assert.deepEqual(missing, []);
});

test('LibreOffice makes a PDF of it', () => {
  const pdf = converted('pdf', 'pdf');
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g);
  assert.ok(pages.length > 50, `${pages.length} pages`);
});
