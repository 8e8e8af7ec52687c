import { resolve } from 'node:path'
import { z } from 'zod'
import { largestBook, type ReceivingKeyView } from '../../../shared/domain/party.ts'
import { defineCommand } from '../command.ts'
import { countWords } from '../countWords.ts'
import type { Io, Words } from '../io.ts'
import { printAnswer } from '../output.ts'
import { withStation } from './open.ts'
import { asOption, dataOption, Station } from './options.ts'

export const receivingKeyCommand = defineCommand({
  usage: 'receiving-key',
  about: {
    zh: '签发接收密钥：一把收一个批次，可一次签发多把',
    en: 'issue receiving keys: one for each batch, several in one file if wanted',
  },
  options: {
    ...dataOption,
    ...asOption,
    '--lender <name>': { zh: '委托方名称', en: 'name of the lender' },
    '--count <number>': {
      zh: `几把（最多 ${largestBook}；不填为一把）`,
      en: `how many (at most ${largestBook}; one if left out)`,
    },
    '--out <file>': { zh: '接收密钥文件', en: 'file of the receiving key' },
  },
  input: Station.extend({
    lender: z.string().min(1),
    count: z.coerce.number().int().min(1).max(largestBook).optional(),
    out: z.string().min(1),
  }),
  async run({ lender, count, out, ...station }, io) {
    return withStation(io, station, async ({ api, core }) => {
      const file = resolve(out)
      const target = core.grant(file)
      if (count === undefined) {
        const { keyId } = await api.lender.issueReceivingKey({ lender, target })
        printAnswer(io, { file, keyId, lender }, [
          io.text({ zh: `接收密钥 ${keyId}：${file}`, en: `Receiving key ${keyId}: ${file}` }),
        ])
        return 0
      }
      const { keyIds } = await api.lender.issueReceivingKeyBook({ lender, count, target })
      printAnswer(io, { file, keyIds, lender }, [
        io.text({
          zh: `${keyIds.length} 把接收密钥：${file}`,
          en: `${countWords(keyIds.length, 'receiving key')}: ${file}`,
        }),
      ])
      return 0
    })
  },
})

export const receivingKeysCommand = defineCommand({
  usage: 'receiving-keys',
  about: { zh: '列出签发过的接收密钥', en: 'list the receiving keys that were issued' },
  options: { ...dataOption, ...asOption },
  input: Station,
  async run(station, io) {
    return withStation(io, station, async ({ api }) => {
      const keys = await api.lender.receivingKeys()
      printAnswer(
        io,
        keys,
        keys.map((key) => keyLine(io, key)),
      )
      return 0
    })
  },
})

export const withdrawCommand = defineCommand({
  usage: 'withdraw <keyId...>',
  about: {
    zh: '撤回未用的接收密钥；发给它的资料包从此打不开',
    en: 'withdraw unused receiving keys; what was packed to them can never be opened',
  },
  options: { ...dataOption, ...asOption },
  input: Station.extend({ keyId: z.array(z.uuid()).min(1) }),
  async run({ keyId: keyIds, ...station }, io) {
    return withStation(io, station, async ({ api }) => {
      await api.lender.withdrawReceivingKeys({ keyIds })
      printAnswer(io, { withdrawn: keyIds }, [
        io.text({
          zh: `已撤回 ${keyIds.length} 把接收密钥`,
          en: `Withdrew ${countWords(keyIds.length, 'receiving key')}`,
        }),
      ])
      return 0
    })
  },
})

const stateWords: Record<ReceivingKeyView['state'], Words> = {
  unused: { zh: '未用', en: 'unused' },
  used: { zh: '已用', en: 'used' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

function keyLine(io: Io, { keyId, lender, issued, state, batch, withdrawn }: ReceivingKeyView): string {
  const about = batch ?? withdrawn?.at ?? ''
  return [keyId, io.text(stateWords[state]), issued.at, lender, about].join('  ').trimEnd()
}
