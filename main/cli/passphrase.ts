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

/** A passphrase for a new vault, asked for twice unless it comes from the environment. */
export async function askNewPassphrase(io: Io): Promise<string> {
  const given = fromEnvironment(io)
  if (given !== null) return given
  for (;;) {
    const first = await ask(io, io.text({ zh: '设置口令：', en: 'New passphrase:' }), { echo: false })
    const again = await ask(io, io.text({ zh: '再次输入：', en: 'Once more:' }), { echo: false })
    if (first === again) return first
    printNote(io, io.text({ zh: '两次输入不一致，请重新输入。', en: 'They differ. Please try again.' }))
  }
}

function fromEnvironment(io: Io): string | null {
  const given = io.env.SEALDESK_PASSPHRASE
  if (given !== undefined && given !== '') return given
  if (!io.stdin.isTTY) throw new SealdeskError('cli/passphrase-missing')
  return null
}
