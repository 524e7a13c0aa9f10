// The open data of the bundled strategy, in the folder that DSTRAT_OUT names, keep to what they claim: the CSVs to their Data
// Package, the workbook to the schemas of Office Open XML, the JSON to its schema. DSTRAT_PYTHON names a folder with the checkers
// of tests/requirements.txt.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fromEnvironment } from '../built.mjs';

const data = join(fromEnvironment('DSTRAT_OUT', 'the folder with the built strategy'), 'data');
const python = fromEnvironment('DSTRAT_PYTHON', 'the folder of a Python environment with tests/requirements.txt');

/** What a checker prints; that it ran is asserted. */
function run(name, ...rest) {
  const { error, stdout, stderr } = spawnSync(join(python, 'bin', name), rest, { cwd: data, encoding: 'utf8' });
  assert.ifError(error);
  return stdout + stderr;
}

test('the CSVs keep to their Data Package, foreign keys among them', () => {
  const report = JSON.parse(run('frictionless', 'validate', 'datapackage.json', '--json'));
  assert.equal(report.tasks.length, 11);
  for (const { name, errors, stats } of report.tasks) assert.deepEqual([errors, stats.rows > 0], [[], true], name);
});

test('the workbook has no error', () => {
  assert.match(run('openxml-audit', 'strategy.xlsx'), /Errors: 0\n/);
});

test('the model keeps to the schema beside it', () => {
  const read = (name) => JSON.parse(readFileSync(join(data, name), 'utf8'));
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  assert.ok(ajv.validate(read('strategy.schema.json'), read('strategy.json')), ajv.errorsText());
});
