import { accessSync, closeSync, constants, openSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { Sha256Hex } from '../../shared/domain/ids.ts'
import { OrganisationPolicy } from '../../shared/domain/organisation.ts'
import { SealdeskError } from '../../shared/errors/error.ts'
import { parseJson } from '../package/json.ts'
import type { VaultRules } from '../vault/ports.ts'

/**
 * Where an organisation's policy is, by platform. Fixed places, which no environment variable moves: whoever can set
 * one would otherwise choose their own policy.
 */
export const policyFiles: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'C:\\ProgramData\\Sealdesk\\policy.json',
  darwin: '/Library/Application Support/Sealdesk/policy.json',
  linux: '/etc/sealdesk/policy.json',
}

/** What of a policy the core keeps to; the rest is the shell's. */
export interface CoreRules extends VaultRules {
  /** What is written for others goes below this folder. */
  readonly exportFolder?: string | undefined
}

/** The rules as they are handed to the core process. */
export const CoreRulesText = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(
    z.strictObject({
      minimumPassphrase: z.int().optional(),
      allowedLenders: z.array(Sha256Hex).optional(),
      exportFolder: z.string().optional(),
    }),
  )

/**
 * The policy of this computer's organisation, with `~/` of its folders resolved to the home of whoever is signed in.
 *
 * @returns null where there is no file
 * @throws SealdeskError `policy/not-readable`, `policy/invalid`, and `policy/writable` where whoever is signed in could
 *   change the file, unless that is to be so
 */
export function readOrganisationPolicy(
  path: string,
  { mayBeChanged = false }: { mayBeChanged?: boolean } = {},
): OrganisationPolicy | null {
  const text = textOf(path)
  if (text === null) return null
  if (!mayBeChanged && isChangeable(path)) throw new SealdeskError('policy/writable', { path })
  const policy = parse(text, path)
  return {
    ...policy,
    ...folder('dataFolder', policy.dataFolder, path),
    ...folder('exportFolder', policy.exportFolder, path),
  }
}

/** The part of a policy that the core keeps to. */
export function coreRules(policy: OrganisationPolicy | null): CoreRules {
  if (!policy) return {}
  return {
    minimumPassphrase: policy.minimumPassphrase,
    allowedLenders: policy.allowedLenders?.map(({ fingerprint }) => fingerprint),
    exportFolder: policy.exportFolder,
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return null
    throw new SealdeskError('policy/not-readable', { path, reason }, { cause })
  }
}

function parse(text: string, path: string): OrganisationPolicy {
  try {
    // Editors of Windows put a byte order mark before it.
    return OrganisationPolicy.parse(parseJson(text.replace(/^\uFEFF/, '')))
  } catch (cause) {
    throw new SealdeskError('policy/invalid', { path, detail: faultOf(cause) }, { cause })
  }
}

/** What is wrong with a file, in one line. */
function faultOf(cause: unknown): string {
  if (!(cause instanceof z.ZodError)) return String(cause)
  return cause.issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ')
}

/** Whether whoever is signed in could write the file, or put another in its place. */
function isChangeable(path: string): boolean {
  const { uid, mode } = statSync(path)
  // To root nothing is refused; there the file itself has to say that it is nobody else's.
  if (process.getuid?.() === 0) return uid !== 0 || (mode & 0o022) !== 0
  return canOpenToWrite(path) || (process.platform !== 'win32' && canWriteIn(dirname(path)))
}

/** Of Windows only an attempt tells what the access list says. */
function canOpenToWrite(path: string): boolean {
  try {
    closeSync(openSync(path, 'r+'))
    return true
  } catch {
    return false
  }
}

function canWriteIn(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function folder<N extends 'dataFolder' | 'exportFolder'>(
  name: N,
  given: string | undefined,
  path: string,
): Partial<Record<N, string>> {
  if (given === undefined) return {}
  const resolved = /^~[/\\]/.test(given) ? join(homedir(), given.slice(2)) : given
  if (!isAbsolute(resolved))
    throw new SealdeskError('policy/invalid', { path, detail: `${name} is not an absolute path` })
  return { [name]: resolved } as Partial<Record<N, string>>
}
