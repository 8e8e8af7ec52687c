import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { SealdeskError } from '../../shared/errors/error.ts'

/** An X25519 key pair in age's text forms: `AGE-SECRET-KEY-1…` and `age1…`. */
export interface Identity {
  readonly identity: string
  readonly recipient: string
}

export async function generateIdentity(): Promise<Identity> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The public half of an identity. @throws Error where the text is no identity */
export function recipientOf(identity: string): Promise<string> {
  return identityToRecipient(identity)
}

/** A file as `age-keygen` writes it, so that `age -d -i` takes it. */
export function identityFile({ identity, recipient }: Identity, createdAt: Date): string {
  const created = `${createdAt.toISOString().slice(0, 19)}Z`
  return `# created: ${created}\n# public key: ${recipient}\n${identity}\n`
}

/**
 * The identities of a file as `age-keygen` writes it: one a line, `#` starts a comment.
 *
 * @param path only for the error
 * @throws SealdeskError `file/invalid`; never quotes the content
 */
export async function parseIdentityFile(text: string, path: string): Promise<readonly string[]> {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.length === 0) throw new SealdeskError('file/invalid', { path, detail: 'no identity' })
  for (const line of lines) {
    const isIdentity = line.startsWith('AGE-SECRET-KEY-1') && (await isParsed(line))
    if (!isIdentity) throw new SealdeskError('file/invalid', { path, detail: 'not an age X25519 identity' })
  }
  return lines
}

async function isParsed(identity: string): Promise<boolean> {
  return identityToRecipient(identity).then(
    () => true,
    () => false,
  )
}
