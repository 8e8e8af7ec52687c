import { SealdeskError } from '../../shared/errors/error.ts'
import type { Io } from './io.ts'
import { printNote } from './output.ts'
import { ask } from './prompt.ts'

/**
 * The passphrase of an existing vault: `SEALDESK_PASSPHRASE`, else asked for without echo. Never an argument, which
 * other people on the machine could read.
 *
 * @throws SealdeskError `cli/passphrase-missing`, `job/cancelled`
 */
export async function askPassphrase(io: Io): Promise<string> {
  return fromEnvironment(io) ?? ask(io, io.text({ zh: '口令：', en: 'Passphrase:' }), { echo: false })
}

/** The passphrase of a second person at the same desk: `SEALDESK_WITNESS_PASSPHRASE`, else asked for. @throws as `askPassphrase` */
export async function askWitnessPassphrase(io: Io, witness: string): Promise<string> {
  return (
    fromEnvironment(io, 'SEALDESK_WITNESS_PASSPHRASE') ??
    ask(io, io.text({ zh: `见证人 ${witness} 的口令：`, en: `Passphrase of the witness ${witness}:` }), {
      echo: false,
    })
  )
}

/** The recovery key, as it was written down: `SEALDESK_RECOVERY_KEY`, else asked for. @throws as `askPassphrase` */
export async function askRecoveryKey(io: Io): Promise<string> {
  return (
    fromEnvironment(io, 'SEALDESK_RECOVERY_KEY') ??
    ask(io, io.text({ zh: '恢复密钥：', en: 'Recovery key:' }), { echo: false })
  )
}

/** The password of a file with a private key: `SEALDESK_P12_PASSWORD`, else asked for. @throws as `askPassphrase` */
export async function askKeyPassword(io: Io, path: string): Promise<string> {
  return (
    fromEnvironment(io, 'SEALDESK_P12_PASSWORD') ??
    ask(io, io.text({ zh: `${path} 的密码：`, en: `Password of ${path}:` }), { echo: false })
  )
}

/**
 * A passphrase that is to be set, asked for twice unless it comes from the environment: where another one is needed in
 * the same command, from `SEALDESK_NEW_PASSPHRASE`.
 *
 * @throws as `askPassphrase`
 */
export async function askNewPassphrase(
  io: Io,
  variable: 'SEALDESK_PASSPHRASE' | 'SEALDESK_NEW_PASSPHRASE' = 'SEALDESK_PASSPHRASE',
): Promise<string> {
  const given = fromEnvironment(io, variable)
  if (given !== null) return given
  for (;;) {
    const first = await ask(io, io.text({ zh: '设置口令：', en: 'New passphrase:' }), { echo: false })
    const again = await ask(io, io.text({ zh: '再次输入：', en: 'Once more:' }), { echo: false })
    if (first === again) return first
    printNote(io, io.text({ zh: '两次输入不一致，请重新输入。', en: 'They differ. Please try again.' }))
  }
}

function fromEnvironment(io: Io, variable = 'SEALDESK_PASSPHRASE'): string | null {
  const given = io.env[variable]
  if (given !== undefined && given !== '') return given
  if (!io.stdin.isTTY) throw new SealdeskError('cli/passphrase-missing', { variable })
  return null
}
