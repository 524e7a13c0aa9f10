// The JSON Schemas of `dstrat schema`, in the folder that DSTRAT_SCHEMAS names, are valid; the files of the bundled strategy
// and what `dstrat` prints for programs keep to them, and files with mistakes do not.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'smol-toml';
import { fromEnvironment } from '../built.mjs';

const folder = fromEnvironment('DSTRAT_SCHEMAS', 'the folder with what `dstrat schema` printed, one file per kind');
const strategy = new URL('../../strategy/', import.meta.url).pathname;

const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
for (const words of ['x-description-de', 'x-description-en', 'x-labels', 'x-names']) ajv.addKeyword(words);
const schemas = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => [basename(name, '.schema.json'), ajv.compile(JSON.parse(readFileSync(join(folder, name), 'utf8')))]),
);

const kindOfFolder = {
  fields: 'field',
  goals: 'goal',
  document: 'chapter',
  decisions: 'decision',
  contributions: 'contribution',
  measures: 'measure',
  projects: 'project',
};

/** The kind of a file of a strategy; nothing for files that are none of its own. */
function kindOf(path) {
  const [name, parent] = path.split(sep).reverse();
  return kindOfFolder[parent] ?? (name.endsWith('.toml') ? basename(name, '.toml') : undefined);
}

/** The keys of a file, as JSON. */
function keysOf(path) {
  const text = readFileSync(join(strategy, path), 'utf8');
  const keys = path.endsWith('.md') ? text.split(/^\+\+\+$/m)[1] : text;
  return JSON.parse(JSON.stringify(parse(keys)));
}

/** What is wrong with a value of a kind. */
function mistakes(kind, value) {
  const validate = schemas.get(kind);
  assert.ok(validate, `there is a schema of ${kind}`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('every file of the strategy keeps to its schema', () => {
  const files = readdirSync(strategy, { recursive: true }).filter((path) => /\.(md|toml)$/.test(path) && kindOf(path));
  assert.ok(files.length > 200, `${files.length} files`);
  for (const path of files) assert.deepEqual(mistakes(kindOf(path), keysOf(path)), [], path);
});

test('a file with mistakes does not', () => {
  const goal = { title: 'Ziel', field: 'bildung', due: '2028', lead: 'bm' };
  assert.deepEqual(mistakes('goal', goal), []);
  for (const wrong of [{ due: '2028-13' }, { lead: 'B M' }, { title: 3 }, { titel: 'x' }, { field: undefined }]) {
    assert.notDeepEqual(mistakes('goal', JSON.parse(JSON.stringify({ ...goal, ...wrong }))), [], JSON.stringify(wrong));
  }
});

test('what is printed for programs keeps to its schema', () => {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('-output.json'))) {
    const kind = basename(name, '.json');
    assert.deepEqual(mistakes(kind, JSON.parse(readFileSync(join(folder, name), 'utf8'))), [], kind);
  }
});
