// Asks programs that know nothing of ours whether our credentials hold: `node verify.mjs FOLDER`, with
// the folder that the suite filled (TAKWIN_CREDENTIALS). Nothing is fetched.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import Ajv from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import * as jose from 'jose';

const folder = process.argv[2] ?? process.env.TAKWIN_CREDENTIALS;
if (!folder) {
  console.error('Name the folder of credentials that the suite wrote (TAKWIN_CREDENTIALS).');
  process.exit(2);
}
const root = join(import.meta.dirname, '../..');
const bytes = (name) => readFileSync(join(folder, name));
const read = (name) => JSON.parse(bytes(name));
const contexts = (name) => JSON.parse(readFileSync(join(root, 'templates/credentials/contexts', name)));
const schema = (name) => JSON.parse(readFileSync(join(import.meta.dirname, 'schemas', name)));

const badge = read('credential.json');
const did = read('did.json');
const before = read('status-before.json');
const after = read('status-after.json');
// A day after the badge was issued: what a verifier's clock says.
const now = new Date(Date.parse(badge.validFrom) + 86_400_000);

/** Every address that a verifier may ask for, answered from files. */
function loader(list) {
  const known = new Map([
    ['https://www.w3.org/ns/credentials/v2', contexts('credentials-v2.json')],
    ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json', contexts('open-badges-3.0.3.json')],
    [did.id, did],
    [list.id, list],
  ]);
  for (const method of did.verificationMethod) {
    known.set(method.id, { '@context': 'https://w3id.org/security/multikey/v1', ...method });
  }
  return async (url) => {
    if (!known.has(url)) throw new Error(`Nobody may ask for ${url}.`);
    return { contextUrl: null, documentUrl: url, document: structuredClone(known.get(url)) };
  };
}

/** What the library of Digital Bazaar says: whether the proof holds, and whether the badge is revoked. */
async function judge(credential, list = before) {
  const documentLoader = loader(list);
  const suite = () => new DataIntegrityProof({ cryptosuite });
  const status = (options) => checkStatus({
    ...options, documentLoader, suite: suite(), verifyBitstringStatusListCredential: true, verifyMatchingIssuers: true,
  });
  const answer = await vc.verifyCredential({
    credential, suite: suite(), documentLoader, now, checkStatus: credential.credentialStatus ? status : undefined,
  });
  const results = answer.statusResult?.results ?? [];
  return {
    verified: answer.verified,
    revoked: results.some((result) => result.status),
    why: answer.error?.errors?.map((error) => error.message).join('; ') ?? answer.error?.message ?? '',
  };
}

/** A copy of the badge in which one thing was changed. */
function altered(change) {
  const copy = structuredClone(badge);
  change(copy);
  return copy;
}

/** The text that a PNG carries under a keyword, its checksums left to the picture programs. */
function textOf(png, keyword) {
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (kind === 'iTXt' && body.subarray(0, keyword.length + 1).toString('latin1') === `${keyword}\0`) {
      return body.subarray(keyword.length + 5).toString('utf8');
    }
    at += 12 + length;
  }
  throw new Error(`The picture holds no ${keyword}.`);
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const isBadge = ajv.compile(schema('open-badges-3.0-credential.json'));
const isProfile = ajv.compile(schema('open-badges-3.0-profile.json'));

let failed = 0;
async function holds(sentence, test) {
  try {
    const fault = await test();
    if (fault !== true) throw new Error(typeof fault === 'string' ? fault : 'it does not');
    console.log(`ok      ${sentence}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${sentence}\n        ${error.message}`);
  }
}
const accepted = async (credential, list) => {
  const verdict = await judge(credential, list);
  return (verdict.verified && !verdict.revoked) || `${JSON.stringify(verdict)}`;
};
const refused = async (credential, list) => {
  const verdict = await judge(credential, list);
  return !verdict.verified || verdict.revoked || 'it was accepted';
};

await holds('the badge verifies, and is not revoked', () => accepted(badge));
await holds('the badge is refused once it is revoked', () => refused(badge, after));
await holds('the list before the revocation verifies', () => accepted(before));
await holds('the list after the revocation verifies', () => accepted(after, after));
await holds('the badge out of the PNG verifies', () => accepted(JSON.parse(textOf(bytes('badge.png'), 'openbadgecredential'))));
await holds('the badge out of the SVG verifies', () => {
  const [, text] = bytes('badge.svg').toString('utf8').match(/<openbadges:credential><!\[CDATA\[([^]*?)\]\]><\/openbadges:credential>/);
  return accepted(JSON.parse(text));
});

const changes = {
  'the name': (copy) => { copy.credentialSubject.identifier[0].identityHash = 'شخص آخر'; },
  'the number': (copy) => { copy.credentialSubject.licenseNumber = 'TKW-2026-000002-X'; },
  'the course': (copy) => { copy.credentialSubject.achievement.name = 'دورة أخرى'; },
  'the date of issue': (copy) => { copy.validFrom = '2026-01-01T00:00:00Z'; },
  'the end of validity': (copy) => { copy.validUntil = '2099-01-01T00:00:00Z'; },
  'the place in the list': (copy) => { copy.credentialStatus.statusListIndex = '1'; },
  'the status, taken away': (copy) => { delete copy.credentialStatus; },
  'the issuer': (copy) => { copy.issuer.id = 'did:web:takwin.example'; },
  'the moment of the proof': (copy) => { copy.proof.created = '2026-11-25T10:00:00Z'; },
  'one letter of the signature': (copy) => {
    const at = copy.proof.proofValue.length - 3;
    const other = copy.proof.proofValue[at] === '2' ? '3' : '2';
    copy.proof.proofValue = copy.proof.proofValue.slice(0, at) + other + copy.proof.proofValue.slice(at + 1);
  },
};
for (const [what, change] of Object.entries(changes)) {
  await holds(`the badge is refused when somebody changes ${what}`, () => refused(altered(change)));
}
await holds('the list is refused when somebody changes a bit', async () => {
  const copy = structuredClone(after);
  copy.credentialSubject.encodedList = before.credentialSubject.encodedList;
  return refused(badge, copy);
});

const faults = (check) => check.errors?.map((error) => `${error.instancePath} ${error.message}`).join('; ');
await holds('the badge follows the schema of Open Badges 3.0', () => isBadge(badge) || faults(isBadge));
await holds('the issuer follows the schema of Open Badges 3.0', () => isProfile(read('issuer.json')) || faults(isProfile));
await holds('the schema refuses a badge without an achievement', () =>
  !isBadge(altered((copy) => { delete copy.credentialSubject.achievement; })));
await holds('the achievement of the badge is the one that is published', () => {
  const { '@context': _, ...published } = read('achievement.json');
  const given = badge.credentialSubject.achievement;
  return Object.entries(published).every(([key, value]) => JSON.stringify(given[key]) === JSON.stringify(value));
});

const token = bytes('credential.jwt').toString('utf8');
const keys = jose.createLocalJWKSet(read('jwks.json'));
const readToken = (text) => jose.jwtVerify(text, keys, { algorithms: ['ES256'], currentDate: now, issuer: did.id });
await holds('the token verifies with ES256', async () => (await readToken(token)).payload.jti === badge.id);
await holds('the token follows the schema of Open Badges 3.0', async () =>
  isBadge((await readToken(token)).payload) || faults(isBadge));
await holds('an altered token is refused', async () => {
  const [head, claims, signature] = token.split('.');
  const said = JSON.parse(Buffer.from(claims, 'base64url'));
  said.name = 'دورة أخرى';
  const forged = [head, Buffer.from(JSON.stringify(said)).toString('base64url'), signature].join('.');
  return readToken(forged).then(() => 'it was accepted', () => true);
});

console.log(failed === 0 ? 'Every credential was judged as it should be.' : `${failed} judgements were wrong.`);
process.exit(failed === 0 ? 0 : 1);
