import type { CaseNo } from '../../../shared/domain/ids.ts'
import type { OrderTerms } from '../../../shared/domain/order.ts'
import type { ResultOpinion } from '../../../shared/domain/result.ts'
import { code, type Table, tableOf, text } from './table.ts'
import { decisionWord, fieldWord, instant, levelWord, reasonWord } from './words.ts'

interface OpinionRow extends ResultOpinion {
  readonly caseNo: CaseNo
}

/** 意见: every opinion that was given, in its order, also those that no longer count. */
export function opinionTable(order: OrderTerms): Table {
  return tableOf<OpinionRow>(
    { zh: '意见', en: 'Opinions' },
    ({ caseNo, opinions }) => opinions.map((opinion) => ({ ...opinion, caseNo })),
    [
      text('案件号', 'Case', 18, ({ caseNo }) => caseNo),
      text('级别', 'Level', 20, ({ level }) => levelWord(level)),
      text('决定', 'Decision', 24, ({ decision }) => decisionWord(decision)),
      text('有效', 'Counts', 12, ({ stands }) => (stands === false ? '否 / no' : '是 / yes')),
      text('原因', 'Reasons', 40, (opinion) => reasonLines(opinion, order)),
      text('备注', 'Remark', 40, ({ remark }) => remark),
      text('审核人', 'Author', 14, ({ author }) => author),
      text('时间（UTC）', 'Time (UTC)', 20, ({ at }) => instant(at)),
      code('意见摘要', 'SHA-256 of the opinion', ({ sha256 }) => sha256),
      code('前一条意见', 'Previous opinion', ({ previous }) => previous),
      code('取代的意见', 'Supersedes', ({ supersedes }) => supersedes),
      code('字段摘要', 'SHA-256 of the fields', ({ fieldsSha256 }) => fieldsSha256),
      code('证书摘要', 'SHA-256 of the certificate', ({ certSha256 }) => certSha256),
    ],
  )
}

/** An opinion's reasons, a line each, with what they rest on. */
export function reasonLines({ reasons }: Pick<ResultOpinion, 'reasons'>, order: OrderTerms): string {
  return reasons
    .map(({ code, document, field }) =>
      [reasonWord(code, order), document, field && fieldWord(field)].filter(Boolean).join(' · '),
    )
    .join('\n')
}
