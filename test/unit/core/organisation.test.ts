import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { requireBelow } from '../../../main/core/exportFolder.ts'
import {
  CoreRulesText,
  coreRules,
  policyFiles,
  readOrganisationPolicy,
} from '../../../main/core/organisation.ts'
import { temporaryFolder } from '../../fixtures/temporaryFolder.ts'

const fingerprint = 'ab'.repeat(32)
const whole = {
  format: 'sealdesk-policy/1',
  dataFolder: '/srv/sealdesk',
  idleMinutes: 5,
  minimumPassphrase: 12,
  allowedLenders: [{ name: '样本银行', fingerprint }],
  exportFolder: '~/out',
}

/** The file of a policy. */
function policyFile(content: unknown, mode = 0o644): string {
  const path = join(temporaryFolder(), 'policy.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  chmodSync(path, mode)
  return path
}

const isRoot = process.getuid?.() === 0
const refusal = (code: string, detail: RegExp = /.*/) =>
  expect.objectContaining({ code, message: expect.stringMatching(detail) })

/** What reading the file refuses it for. */
function refused(path: string, mayBeChanged = true): unknown {
  try {
    return readOrganisationPolicy(path, { mayBeChanged })
  } catch (error) {
    return error
  }
}

const read = (path: string) => readOrganisationPolicy(path, { mayBeChanged: true })

describe('the policy of an organisation', () => {
  it('is read whole, with the home of whoever is signed in put in', () => {
    expect(read(policyFile(whole))).toEqual({
      ...whole,
      exportFolder: join(homedir(), 'out'),
    })
  })

  it('may leave anything out', () => {
    expect(read(policyFile({ format: 'sealdesk-policy/1' }))).toEqual({
      format: 'sealdesk-policy/1',
    })
  })

  it.each([
    fingerprint.toUpperCase(),
    (fingerprint.match(/../g) ?? []).join(':'),
    (fingerprint.match(/.{4}/g) ?? []).join(' '),
  ])('takes a fingerprint as people write it: %s', (written) => {
    const policy = { ...whole, allowedLenders: [{ name: '样本银行', fingerprint: written }] }
    expect(read(policyFile(policy))?.allowedLenders?.[0]?.fingerprint).toBe(fingerprint)
  })

  it('may begin with the mark that editors of Windows put there', () => {
    expect(read(policyFile(`\uFEFF${JSON.stringify(whole)}`))?.idleMinutes).toBe(5)
  })

  it.each([
    ['', /JSON/],
    ['{', /JSON/],
    ['{"format":"sealdesk-policy/1","idleMinutes":5,"idleMinutes":60}', /idleMinutes/],
    [{}, /format/],
    [{ ...whole, format: 'sealdesk-policy/2' }, /format/],
    [{ ...whole, idleMinutes: 0 }, /idleMinutes/],
    [{ ...whole, idleMinutes: 61 }, /idleMinutes/],
    [{ ...whole, minimumPassphrase: 7 }, /minimumPassphrase/],
    [
      { ...whole, allowedLenders: [{ name: '样本银行', fingerprint: 'ab' }] },
      /allowedLenders: 0: fingerprint/,
    ],
    [{ ...whole, dataFolder: 'vault' }, /dataFolder/],
    [{ ...whole, exportFolder: './out' }, /exportFolder/],
    [{ ...whole, idleminutes: 5 }, /idleminutes/],
  ])('that says %j is refused, by what is wrong with it', (content, detail) => {
    expect(refused(policyFile(content))).toEqual(refusal('policy/invalid', detail))
  })

  it('that is a folder is not passed over', () => {
    const path = join(temporaryFolder(), 'policy.json')
    mkdirSync(path)
    expect(refused(path)).toEqual(refusal('policy/not-readable'))
  })
})

describe('a policy that whoever is signed in can write', () => {
  // To root nothing is refused: for it the file must be root's alone to write.
  it.each(isRoot ? [0o666, 0o664, 0o602] : [0o644, 0o600])('is none (%o)', (mode) => {
    expect(refused(policyFile(whole, mode), false)).toEqual(refusal('policy/writable'))
  })

  it.skipIf(isRoot || process.platform === 'win32')('by putting another in its place is none', () => {
    expect(refused(policyFile(whole, 0o444), false)).toEqual(refusal('policy/writable'))
  })

  it.runIf(isRoot)('only as root is one', () => {
    expect(refused(policyFile(whole), false)).toMatchObject({ idleMinutes: 5 })
  })
})

it('where there is no policy nothing is laid down', () => {
  expect(readOrganisationPolicy(join(temporaryFolder(), 'policy.json'))).toBeNull()
  expect(coreRules(null)).toEqual({})
})

it('the policy lies where only an administrator writes, whatever the environment says', () => {
  expect(policyFiles).toEqual({
    win32: 'C:\\ProgramData\\Sealdesk\\policy.json',
    darwin: '/Library/Application Support/Sealdesk/policy.json',
    linux: '/etc/sealdesk/policy.json',
  })
})

describe('the rules of a core process', () => {
  it('come to it as the shell read them', () => {
    const policy = { ...whole, allowedLenders: [{ name: '样本银行', fingerprint }] } as Parameters<
      typeof coreRules
    >[0]
    const rules = { minimumPassphrase: 12, allowedLenders: [fingerprint], exportFolder: '~/out' }
    expect(CoreRulesText.parse(JSON.stringify(coreRules(policy)))).toEqual(rules)
  })

  it('may be none', () => {
    expect(CoreRulesText.parse('{}')).toEqual({})
  })
})

describe('a file to be written for others', () => {
  it('may go into the export folder and below it, and anywhere where there is none', () => {
    const out = temporaryFolder()
    mkdirSync(join(out, 'may'))
    expect(() => requireBelow(out, join(out, 'result.asice'))).not.toThrow()
    expect(() => requireBelow(out, join(out, 'may', 'result.asice'))).not.toThrow()
    expect(() => requireBelow(undefined, '/anywhere/result.asice')).not.toThrow()
  })

  it('may not go beside it, above it, or through a link out of it', () => {
    const folder = temporaryFolder()
    const out = join(folder, 'out')
    for (const name of ['out', 'out2', 'elsewhere']) mkdirSync(join(folder, name))
    symlinkSync(join(folder, 'elsewhere'), join(out, 'link'))
    for (const target of ['out2/x', 'x', 'out/../x', 'out/link/x', 'out'])
      expect(() => requireBelow(out, join(folder, target)), target).toThrow('file/outside-export-folder')
  })

  it('may reach it by a link', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'out'))
    symlinkSync(join(folder, 'out'), join(folder, 'link'))
    expect(() => requireBelow(join(folder, 'out'), join(folder, 'link', 'x'))).not.toThrow()
    expect(() => requireBelow(join(folder, 'link'), join(folder, 'out', 'x'))).not.toThrow()
  })
})
