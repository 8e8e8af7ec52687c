import { resolve } from 'node:path'
import { z } from 'zod'
import {
  type DestructionPlan,
  type DestructionStatement,
  DestructionWarning,
  destructionWarnings,
} from '../../../shared/domain/destruction.ts'
import { BatchId } from '../../../shared/domain/ids.ts'
import { UserName } from '../../../shared/domain/person.ts'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { defineCommand } from '../command.ts'
import { confirm } from '../confirm.ts'
import type { Io, Words } from '../io.ts'
import { printAnswer, printNote } from '../output.ts'
import { askWitnessPassphrase } from '../passphrase.ts'
import { granted, type Station as OpenStation, withStation } from './open.ts'
import { asOption, batchOption, dataOption, Station } from './options.ts'

const Input = Station.extend({
  batch: BatchId,
  witness: UserName.optional(),
  witnessKeyFile: z.string().min(1).optional(),
  accept: z.array(DestructionWarning).default([]),
  out: z.string().min(1),
  certificate: z.string().min(1).optional(),
})
type Input = z.output<typeof Input>

export const destroyCommand = defineCommand({
  usage: 'destroy',
  about: {
    zh: '由操作人和见证人销毁一个批次，并写出给委托方的证明',
    en: 'destroy a batch, as operator and witness, and write the proof for the lender',
  },
  options: {
    ...dataOption,
    ...asOption,
    ...batchOption,
    '--witness <user>': {
      zh: '见证人（口令取自 SEALDESK_WITNESS_PASSPHRASE 或当场输入）',
      en: 'the witness (passphrase from SEALDESK_WITNESS_PASSPHRASE, or asked for)',
    },
    '--witness-key-file <file>': { zh: '见证人的密钥文件', en: 'key file of the witness' },
    '--accept <warning...>': {
      zh: `确认提醒（用于脚本）：${destructionWarnings.join(' | ')}`,
      en: `accept warnings (for scripts): ${destructionWarnings.join(' | ')}`,
    },
    '--out <file>': { zh: '给委托方的签名销毁包', en: 'the signed destruction package for the lender' },
    '--certificate <file>': { zh: '供打印的证明（HTML）', en: 'the certificate to print (HTML)' },
  },
  input: Input,
  async run(input, io) {
    return withStation(io, input, async (open, { passphrase }) => {
      const { batch } = input
      const statement = await destroyedBefore(open, batch).then(
        (done) => done ?? destroy(open, input, passphrase, io),
      )
      const { api, core } = open
      const file = resolve(input.out)
      await api.destruction.exportPackage({ batch, target: core.grant(file) })
      const certificate = input.certificate === undefined ? null : resolve(input.certificate)
      if (certificate !== null) {
        const { language } = io
        await api.destruction.exportCertificate({ batch, language, target: core.grant(certificate) })
      }
      printAnswer(io, { ...statement, file, certificate }, [
        io.text({ zh: `批次 ${batch} 已销毁`, en: `The batch ${batch} is destroyed` }),
        io.text({ zh: `销毁包：${file}`, en: `Destruction package: ${file}` }),
        ...(certificate === null
          ? []
          : [io.text({ zh: `证明：${certificate}`, en: `Certificate: ${certificate}` })]),
        ...unreached(io, statement),
      ])
      return 0
    })
  },
})

/** The statement of a batch that is gone already: its proof can be written again. */
async function destroyedBefore({ api }: OpenStation, batch: BatchId): Promise<DestructionStatement | null> {
  const view = (await api.batch.list()).find(({ batchId }) => batchId === batch)
  return view?.state === 'destroyed' ? api.destruction.get({ batch }) : null
}

async function destroy(
  { api, core }: OpenStation,
  { batch, keyFile, witness, witnessKeyFile, accept }: Input,
  passphrase: string,
  io: Io,
): Promise<DestructionStatement> {
  if (witness === undefined) throw new SealdeskError('cli/usage', { detail: '--witness' })
  const plan = await api.destruction.plan({ batch })
  const accepted = await acceptWarnings(plan, accept, io)
  return api.destruction.destroy({
    batch,
    operator: { passphrase, keyFile: granted(core, keyFile) },
    witness: {
      user: witness,
      passphrase: await askWitnessPassphrase(io, witness),
      keyFile: granted(core, witnessKeyFile),
    },
    accepted,
  })
}

async function acceptWarnings(
  { title, retainUntil, warnings, keyRingCopies }: DestructionPlan,
  given: readonly DestructionWarning[],
  io: Io,
): Promise<DestructionWarning[]> {
  const open = warnings.filter((warning) => !given.includes(warning))
  if (open.length === 0) return warnings
  if (!io.stdin.isTTY) throw new SealdeskError('destruction/not-accepted', { warnings: open.join(', ') })
  for (const warning of open) printNote(io, `${io.text(warningTexts[warning])}`)
  if (open.includes('before-retention') && retainUntil) printNote(io, retainUntil)
  for (const { file, savedAt } of keyRingCopies) printNote(io, `  ${file}  ${savedAt}`)
  const question = io.text({
    zh: `确认以上提醒，销毁“${title}”？销毁后无法恢复。`,
    en: `Accept this and destroy "${title}"? It can not be undone.`,
  })
  if (!(await confirm(io, question))) throw new SealdeskError('job/cancelled')
  return warnings
}

const warningTexts: Readonly<Record<DestructionWarning, Words>> = {
  'before-retention': {
    zh: '委托方要求的保管期未满。',
    en: 'The lender wants the batch kept longer.',
  },
  'not-exported': { zh: '结果尚未导出。', en: 'The result has not been exported.' },
  'undecided-cases': { zh: '还有案件没有意见。', en: 'Some cases have no opinion.' },
  'key-ring-copies': {
    zh: '以下密钥环副本现在无法更新（请插入介质）；否则须另行销毁：',
    en: 'These key ring copies are out of reach (insert the medium), or must be destroyed by hand:',
  },
}

function unreached(io: Io, { keyRingCopies }: DestructionStatement): string[] {
  if (keyRingCopies.length === 0) return []
  const savedAt = keyRingCopies.map((copy) => copy.savedAt).join(', ')
  return [
    io.text({
      zh: `未能更新的密钥环副本（写于 ${savedAt}）须另行销毁。`,
      en: `Key ring copies that were not reached (written ${savedAt}) must be destroyed by hand.`,
    }),
  ]
}
