// Strategies with every key that there is, made from the JSON Schemas of the files: whoever adds a key has it in these tests.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TomlDate, stringify } from 'smol-toml';
import { fromEnvironment } from './built.mjs';

const folder = fromEnvironment('DSTRAT_SCHEMAS', 'the folder with what `dstrat schema` printed, one file per kind');
const schemaOf = (kind) => JSON.parse(readFileSync(join(folder, `${kind}.schema.json`), 'utf8'));

/** The ministries of such a strategy; the first leads, the last owns most. */
const MINISTRIES = ['aa', 'bb'];
const OWNER = 'bb';
const DATES = ['2026', '2026-H1', '2026-Q2', '2026-05', new TomlDate('2026-04-01')];
const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';

/** Where the entries of a kind lie, by number. */
const PLACES = {
  field: (at) => `fields/feld-${at}.md`,
  goal: (at) => `goals/ziel-${at}.md`,
  chapter: (at) => `document/${10 + at}-kapitel-${at}.md`,
  decision: (at) => `decisions/2026-04-01-beschluss-${at}.md`,
  contribution: (at) => `ministries/${OWNER}/contributions/beitrag-${at}.md`,
  measure: (at) => `ministries/${OWNER}/measures/massnahme-${at}.md`,
  project: (at) => `ministries/${OWNER}/projects/projekt-${at}.md`,
};

/** The names by which others refer to an entry of a kind, by number. */
const NAMES = {
  ministry: (at) => MINISTRIES[at % MINISTRIES.length],
  field: (at) => `feld-${at}`,
  goal: (at) => `ziel-${at}`,
  contribution: (at) => `${OWNER}/beitrag-${at}`,
  measure: (at) => `${OWNER}/massnahme-${at}`,
  project: (at) => `${OWNER}/projekt-${at}`,
};

/** Values that schemas cannot tell: they are names, or must fit other values. */
const KNOWN = {
  format: () => 1,
  lead: () => MINISTRIES[0],
  language: () => 'de',
  edition: () => '2026',
  adopts: () => '2026',
  region: () => '07',
  contact: () => 'person',
  by: () => 'person',
  order: (at) => at,
  status: (at, values) => (values.includes('submitted') ? 'submitted' : values[at % values.length]),
  formerly: (at, { kind }) => [PLACES[kind](at).replace(/.*\/(.*)\.md$/, kind in NAMES && NAMES[kind](at).includes('/') ? `${OWNER}/frueher-$1` : 'frueher-$1')],
  page: (at, values) => values[at],
  visibility: (at) => (at % 8 === 7 ? 'internal' : 'public'),
  covered: () => 1,
  total: () => 3,
  lints: (_, { properties }) => Object.fromEntries(properties.map((rule) => [rule, 'off'])),
};

/**
 * The files of a strategy, by path: `count` entries of each kind, every free text by `text(at)`, every body by `body(at, kind)`.
 * `accepted` holds the digests of the contributions that the editors accepted, by id.
 */
export function filled({ count, text, body = text, accepted = {} }) {
  const files = new Map();
  const write = (path, kind, at) => {
    const { text: prose, ...keys } = valueOf(schemaOf(kind), { kind, at });
    files.set(path, path.endsWith('.md') ? `+++\n${stringify(keys)}+++\n\n${prose}\n` : stringify(keys));
  };
  const valueOf = (schema, { kind, at, name }) => {
    const values = schema.enum ?? { kind, properties: schema.propertyNames?.enum };
    if (Object.hasOwn(KNOWN, name) && !(name === 'contact' && schema.type === 'array') && !(name === 'lead' && !schema['x-names'])) return KNOWN[name](at, values);
    if (schema.enum) return schema.enum[at % schema.enum.length];
    if (schema.anyOf) return valueOf(schema.anyOf[0], { kind, at, name });
    if (schema['x-names']) return NAMES[schema['x-names']](at);
    if (schema.contentMediaType) return body(at, kind);
    if (schema.type === 'array') return [valueOf(schema.items, { kind, at, name: `${name}[]` })];
    if (schema.type === 'object') {
      const pairs = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, valueOf(one, { kind, at, name })]);
      return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
    }
    if (schema.type === 'boolean') return true;
    if (schema.type === 'integer') return at + 1;
    if (schema.type === 'number') return at + 0.5;
    if (schema.pattern?.includes(']+@')) return 'poststelle@a.example';
    if (schema.pattern?.startsWith('^https')) return 'https://a.example/strategie';
    if (schema.pattern === '\\S') return text(at);
    if (schema.pattern.startsWith('^sha256:')) return `sha256:${'0'.repeat(64)}`;
    if (schema.pattern.startsWith('^(19|')) return DATES[at % DATES.length];
    if (schema.pattern.startsWith('^(ssh')) return SSH_KEY;
    return name === 'id' && kind === 'contacts' ? 'person' : `name-${at}`;
  };
  for (const [kind, place] of Object.entries(PLACES)) for (let at = 0; at < count; at++) write(place(at), kind, at);
  write('strategy.toml', 'strategy', 0);
  MINISTRIES.forEach((ministry, at) => {
    write(`ministries/${ministry}/ministry.toml`, 'ministry', at);
    for (const kind of ['contacts', 'cosignatures']) write(`ministries/${ministry}/${kind}.toml`, kind, at);
  });
  const consolidated = Object.entries(accepted).map(([of, digest], at) => ({ of, result: 'accepted', digest, on: '2026-04-01', remark: text(at) }));
  files.set('consolidation.toml', stringify({ consolidated }));
  return files;
}

/** Writes files into a folder. */
export function put(files, folder) {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
