// The SARIF log of `dstrat check --format sarif`, named by DSTRAT_SARIF, is valid against the schema of SARIF 2.1.0
// and keeps what a schema cannot say.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fromEnvironment } from '../built.mjs';

const schema = new URL('sarif-2.1.0.schema.json', import.meta.url);
const log = JSON.parse(readFileSync(fromEnvironment('DSTRAT_SARIF', 'what `dstrat check --format sarif` printed'), 'utf8'));

test('is valid against the schema', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  validate(log);
  assert.deepEqual((validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`), []);
});

test('every result names a rule that the log describes', () => {
  for (const { tool, results } of log.runs) {
    const { rules } = tool.driver;
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length, 'rule ids are unique');
    for (const { ruleId, ruleIndex } of results) {
      assert.ok(rules.some(({ id }) => id === ruleId), ruleId);
      if (ruleIndex !== undefined) assert.equal(rules[ruleIndex]?.id, ruleId, `ruleIndex ${ruleIndex}`);
    }
  }
});

test('every place is a file of the strategy and a region that ends after it starts', () => {
  for (const { physicalLocation } of log.runs.flatMap(({ results }) => results).flatMap(({ locations }) => locations)) {
    const { uri } = physicalLocation.artifactLocation;
    assert.doesNotMatch(uri, /^[a-z][a-z0-9+.-]*:|^\/|\\|(^|\/)\.\.(\/|$)/i, 'a relative reference with forward slashes');
    const { startLine, startColumn = 1, endLine = startLine, endColumn = Infinity } = physicalLocation.region;
    assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn), `${uri}: ${JSON.stringify(physicalLocation.region)}`);
  }
});
