// The open data of the bundled strategy, in the folder that DSTRAT_OUT names, keep to what they claim: the CSVs to their Data
// Package, the workbook to the schemas of Office Open XML, the JSON to its schema, which takes nothing else. DSTRAT_PYTHON names a folder with the checkers
// of tests/requirements.txt.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fromEnvironment } from '../built.mjs';
import { filled, put } from '../filled.mjs';

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

/** The schema beside the data, and what it says of a model. */
const schema = JSON.parse(readFileSync(join(data, 'strategy.schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
for (const words of ['x-description-de', 'x-description-en', 'x-labels', 'x-names']) ajv.addKeyword(words);
const keeps = ajv.compile(schema);
const mistakes = (model) => (keeps(model) ? [] : keeps.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`));

test('the model keeps to the schema beside it', () => {
  assert.deepEqual(mistakes(JSON.parse(readFileSync(join(data, 'strategy.json'), 'utf8'))), []);
});

describe('a model with every key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dstrat-filled-'));
  const count = 8;
  const dstrat = (...words) => {
    const { error, status, stdout, stderr } = spawnSync(fromEnvironment('DSTRAT', 'the program'), [...words, '-C', folder, '--today', '2026-11-22'], { encoding: 'utf8' });
    assert.ifError(error);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const built = (audience) => {
    const out = join(folder, 'out', audience);
    dstrat('build', '--format', 'data', '--audience', audience, '--out', out);
    return JSON.parse(readFileSync(join(out, 'data', 'strategy.json'), 'utf8'));
  };
  const text = () => 'Ein <b>Wort</b> & „mehr“';
  before(() => {
    put(filled({ count, text }), folder);
    const { contributions } = JSON.parse(dstrat('status', '--format', 'json'));
    put(filled({ count, text, accepted: Object.fromEntries(contributions.map(({ id, digest }) => [id, digest])) }), folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('keeps to the schema for both audiences, and uses all of it', () => {
    const [open, whole] = [built('public'), built('internal')];
    assert.deepEqual([mistakes(open), mistakes(whole)], [[], []]);
    assert.ok(open.contributions.length > 0 && open.contributions.length < whole.contributions.length);
    const told = new Set(pieces(schema, whole, '').flatMap(({ at, value }) => Object.keys(value).map((key) => `${at}.${key}`)));
    const unused = objects(schema, '').flatMap(({ at, schema }) => Object.keys(schema.properties).map((key) => `${at}.${key}`)).filter((key) => !told.has(key));
    assert.deepEqual(unused, [], 'keys of the schema that no model holds');
  });

  test('no longer keeps to it with a key too many, a key too few, or a value that is none', (t) => {
    const whole = built('internal');
    const accepted = [];
    let tried = 0;
    const seen = new Set();
    for (const { at, schema: of, value } of pieces(schema, whole, '')) {
      if (seen.has(at)) continue;
      seen.add(at);
      const refuse = (what, change, undo) => {
        change();
        tried += 1;
        if (keeps(whole)) accepted.push(`${at}: ${what}`);
        undo();
      };
      refuse('a key too many', () => { value.xyzzy = 1; }, () => { delete value.xyzzy; });
      for (const [key, old] of Object.entries(value)) {
        const put = (now) => () => { value[key] = now; };
        if (of.required.includes(key)) refuse(`without ${key}`, () => { delete value[key]; }, put(old));
        for (const wrong of wrongFor(of.properties[key])) refuse(`${key} = ${JSON.stringify(wrong)}`, put(wrong), put(old));
      }
    }
    assert.deepEqual(mistakes(whole), [], 'all is as it was');
    t.diagnostic(`${tried} mistakes`);
    assert.ok(tried > 500, `${tried} mistakes`);
    assert.deepEqual(accepted, []);
  });
});

/** Values that a key may not have. */
function wrongFor({ type, pattern, format, enum: choices }) {
  if (choices || format || pattern?.startsWith('^[12]')) return [null, '', 'xyzzy', '2026-13', '2026-02-32', 7];
  if (pattern === '\\S') return [null, '', ' ', 7];
  if (type === 'string') return pattern ? [null, '', 'Ein Wort', '-', 7] : [null, 7];
  return type === 'object' ? [null, []] : [null, '', {}];
}

/** The schemas of all objects, with their places. */
function objects(schema, at) {
  if (schema.type === 'array') return objects(schema.items, `${at}[]`);
  if (schema.type !== 'object') return [];
  return [{ at, schema }, ...Object.entries(schema.properties).flatMap(([key, one]) => objects(one, `${at}.${key}`))];
}

/** All objects of a model, with their schemas and places. */
function pieces(schema, value, at) {
  if (schema.type === 'array') return value.flatMap((one) => pieces(schema.items, one, `${at}[]`));
  if (schema.type !== 'object') return [];
  return [{ at, schema, value }, ...Object.entries(value).flatMap(([key, one]) => pieces(schema.properties[key], one, `${at}.${key}`))];
}
