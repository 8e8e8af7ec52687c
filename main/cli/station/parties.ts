import { resolve } from 'node:path'
import { z } from 'zod'
import { SealdeskError } from '../../../shared/errors/error.ts'
import { defineCommand } from '../command.ts'
import { confirm } from '../confirm.ts'
import { printAnswer, printNote } from '../output.ts'
import { withStation } from './open.ts'
import { asOption, dataOption, Station } from './options.ts'

export const trustCommand = defineCommand({
  usage: 'trust <card>',
  about: {
    zh: '核对指纹后登记委托方的名片文件',
    en: "register a lender's card after comparing its fingerprint",
  },
  options: {
    ...dataOption,
    ...asOption,
    '--yes': { zh: '不询问（用于脚本）', en: 'do not ask (for scripts)' },
  },
  input: Station.extend({ card: z.string().min(1), yes: z.boolean().default(false) }),
  async run({ card, yes, ...station }, io) {
    return withStation(io, station, async ({ api, core }) => {
      const handle = core.grant(resolve(card))
      const { name, certSha256 } = await api.lender.inspect({ card: handle })
      printNote(io, io.text({ zh: `委托方：${name}`, en: `Lender: ${name}` }))
      printNote(io, io.text({ zh: `证书 SHA-256:${certSha256}`, en: `Certificate SHA-256: ${certSha256}` }))
      const question = io.text({
        zh: '已与对方电话核对，登记？',
        en: 'Compared with the lender by telephone. Register?',
      })
      if (!yes && !(await confirm(io, question))) throw new SealdeskError('job/cancelled')
      const lender = await api.lender.trust({ card: handle, certSha256 })
      printAnswer(io, lender, [io.text({ zh: `已登记委托方 ${name}`, en: `Registered the lender ${name}` })])
      return 0
    })
  },
})

export const cardCommand = defineCommand({
  usage: 'card',
  about: { zh: '导出本站的名片文件', en: "write this station's card" },
  options: { ...dataOption, ...asOption, '--out <file>': { zh: '名片文件', en: 'file of the card' } },
  input: Station.extend({ out: z.string().min(1) }),
  async run({ out, ...station }, io) {
    return withStation(io, station, async ({ api, core }) => {
      const path = resolve(out)
      const { certSha256 } = await api.station.exportCard({ target: core.grant(path) })
      printAnswer(io, { file: path, certSha256 }, [
        io.text({ zh: `名片文件：${path}`, en: `Card: ${path}` }),
        io.text({ zh: `证书 SHA-256:${certSha256}`, en: `Certificate SHA-256: ${certSha256}` }),
      ])
      return 0
    })
  },
})

export const receivingKeyCommand = defineCommand({
  usage: 'receiving-key',
  about: { zh: '为一个批次签发接收密钥', en: 'issue a receiving key for one batch' },
  options: {
    ...dataOption,
    ...asOption,
    '--lender <name>': { zh: '委托方名称', en: 'name of the lender' },
    '--out <file>': { zh: '接收密钥文件', en: 'file of the receiving key' },
  },
  input: Station.extend({ lender: z.string().min(1), out: z.string().min(1) }),
  async run({ lender, out, ...station }, io) {
    return withStation(io, station, async ({ api, core }) => {
      const path = resolve(out)
      const { keyId } = await api.lender.issueReceivingKey({ lender, target: core.grant(path) })
      printAnswer(io, { file: path, keyId, lender }, [
        io.text({ zh: `接收密钥 ${keyId}：${path}`, en: `Receiving key ${keyId}: ${path}` }),
      ])
      return 0
    })
  },
})
