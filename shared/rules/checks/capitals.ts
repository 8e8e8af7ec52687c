import type { Evidence } from '../../domain/finding.ts'
import { type Amount, parseAmount } from '../capitalAmount.ts'
import { capitalAmount } from '../capitalSpellings.ts'
import type { CaseInput, Outcome, Rule, RuleDocument } from '../rule.ts'
import { kindsOf, sightings } from '../sighting.ts'

/** The amount in capital numerals is the one in digits. Where they differ, contracts let the capitals count. */
const same: Rule = {
  id: 'contract.capitals',
  version: 1,
  category: 'CONTRACT',
  code: 'CAPITALS_DIFFER',
  severity: 'S2',
  source: '支付结算办法 (银发〔1997〕393号), art. 13: 中文大写和阿拉伯数码必须一致',
  check: (input) =>
    input.documents.filter(isContract).flatMap((document): Outcome[] => {
      const inDigits = amountIn(input, document)
      if (!inDigits) return []
      return capitalsOn(document).map(({ written, amount, certain, evidence }) => {
        const isSame = amount.fen === inDigits.fen && amount.currency === inDigits.currency
        const state = isSame ? 'pass' : certain && inDigits.certain ? 'fail' : 'warn'
        return { state, seen: written, expected: capitalAmount(inDigits.fen), evidence }
      })
    }),
}

/** The amount in capital numerals is written as the rules for payments have it. */
const writing: Rule = {
  id: 'contract.amount-writing',
  version: 1,
  category: 'CONTRACT',
  code: 'AMOUNT_WRITING',
  severity: 'S4',
  source: '支付结算办法 (银发〔1997〕393号), appendix 1, items 1 to 4',
  check: ({ documents }) =>
    documents.filter(isContract).flatMap((document) =>
      capitalsOn(document).map(({ written, amount, evidence }): Outcome => {
        const [reason] = amount.faults
        if (!reason) return { state: 'pass', evidence }
        return { state: 'warn', reason, seen: written, expected: capitalAmount(amount.fen), evidence }
      }),
    ),
}

export const capitalRules: readonly Rule[] = [same, writing]

function isContract(document: RuleDocument): boolean {
  return kindsOf(document).has('loan-contract')
}

function amountIn(input: CaseInput, { path }: RuleDocument) {
  for (const seen of sightings(input, 'loan-contract', 'amount')) {
    if (seen.state !== 'legible' || seen.evidence.document !== path) continue
    const amount = parseAmount(seen.value)
    if (amount && amount.fen > 0) return { ...amount, certain: seen.certain }
  }
  return null
}

interface Capitals {
  readonly written: string
  readonly amount: Amount
  /** From the text of the file, not from a picture of it. */
  readonly certain: boolean
  readonly evidence: Evidence
}

const inCapitals =
  /(?:大写\p{P}*|人民币)([零〇壹一贰貳二两叁三肆四伍五陆陸六柒七捌八玖九拾十佰百仟千万萬亿億]{2,24}[元圆圓](?:[零壹贰叁肆伍陆柒捌玖]{1,2}角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?[整正]?)/u

/** The first amount in capital numerals on each page that has one; in a text it may go on in the next line. */
function capitalsOn({ path, reading }: RuleDocument): Capitals[] {
  return (reading?.pages ?? []).flatMap(({ page, lines, quality }) => {
    const written = inCapitals.exec(lines.map(({ text }) => text.replace(/\s/g, '')).join(''))?.[1]
    const amount = written === undefined ? null : parseAmount(written)
    if (written === undefined || !amount) return []
    const box = lines.find(({ text }) => text.includes(written.slice(0, 3)))?.box ?? null
    return [
      { written, amount, certain: quality === null, evidence: { document: path, page, field: null, box } },
    ]
  })
}
