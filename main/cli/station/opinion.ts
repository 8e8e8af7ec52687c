import { z } from 'zod'
import { BatchId, CaseNo, Sha256Hex } from '../../../shared/domain/ids.ts'
import { Decision, decisions } from '../../../shared/domain/opinion.ts'
import { defineCommand } from '../command.ts'
import { printAnswer } from '../output.ts'
import { withStation } from './open.ts'
import { asOption, batchOption, dataOption, Station } from './options.ts'

export const opinionCommand = defineCommand({
  usage: 'opinion',
  about: { zh: '对一个案件给出并签署意见', en: 'give and sign an opinion on a case' },
  options: {
    ...dataOption,
    ...asOption,
    ...batchOption,
    '--case <caseNo>': { zh: '案件编号', en: 'number of the case' },
    '--decision <decision>': { zh: decisions.join(' | '), en: decisions.join(' | ') },
    '--reason <code...>': { zh: '原因代码，可多个', en: 'reason codes' },
    '--remark <text>': { zh: '备注', en: 'remark' },
    '--supersedes <sha256>': {
      zh: '所替换的本人意见；下一级尚未开始时可替换',
      en: 'own opinion in whose place it stands, while nobody has begun the next level',
    },
  },
  input: Station.extend({
    batch: BatchId,
    case: CaseNo,
    decision: Decision,
    reason: z.array(z.string()).default([]),
    remark: z.string().default(''),
    supersedes: Sha256Hex.nullable().default(null),
  }),
  async run({ batch, case: caseNo, decision, reason, remark, supersedes, ...station }, io) {
    return withStation(io, station, async ({ api }) => {
      const reasons = reason.map((code) => ({ code, document: null, field: null }))
      const opinion = await api.opinion.submit({ batch, caseNo, decision, reasons, remark, supersedes })
      printAnswer(io, { caseNo, ...opinion }, [
        io.text({
          zh: `案件 ${caseNo}：第 ${opinion.level} 级意见 ${decision}，签署人 ${opinion.author}，SHA-256 ${opinion.sha256}`,
          en: `Case ${caseNo}: opinion of level ${opinion.level} is ${decision}, signed by ${opinion.author}, SHA-256 ${opinion.sha256}`,
        }),
      ])
      return 0
    })
  },
})
