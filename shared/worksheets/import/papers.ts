import type { FieldName } from '../../domain/field.ts'
import { isRealDate } from '../../rules/date.ts'
import { fenOf } from '../amount.ts'
import type { Collateral } from '../collateral.ts'
import type { RepaymentAbility } from '../repaymentAbility.ts'
import { bare, type WrittenPage } from './table.ts'

/** What the fields of a document say. */
export type FieldValues = Readonly<Partial<Record<FieldName, string>>>

/** The loan that was applied for, as far as the application says; the amount in fen. */
export interface AppliedFor {
  readonly amount: number | null
  readonly months: number | null
}

/** What an appraisal report says of the security; null where it has no value. */
export function collateralIn(
  pages: readonly WrittenPage[],
  { amount, issued, address }: FieldValues,
  applied: AppliedFor,
): Collateral | null {
  const value = worthOf(amount)
  if (value === null) return null
  const appraised = issued !== undefined && isRealDate(issued) ? issued : null
  const appraiser = behind(pages, /^(?:房地产)?(?:估价|评估)机构:(.+)$/)
  return {
    loan: applied.amount,
    items: [{ what: address ?? '', value, appraised, appraiser: appraiser ?? '', charged: null }],
  }
}

/** What a certificate of income says; null where it has no amount, or where it is of a year. */
export function repaymentIn(
  pages: readonly WrittenPage[],
  { amount, employer }: FieldValues,
  applied: AppliedFor,
): RepaymentAbility | null {
  const monthly = worthOf(amount)
  const isYearly = pages.some(({ lines }) => lines.some(({ text }) => /年收入|年薪/.test(bare(text))))
  if (monthly === null || isYearly) return null
  return {
    incomes: [{ source: employer ?? '', monthly }],
    debts: [],
    loan: { ...applied, rate: null, method: 'equal-instalments' },
  }
}

function worthOf(amount: string | undefined): number | null {
  const fen = fenOf(amount ?? '')
  return fen !== null && fen >= 0 ? fen : null
}

function behind(pages: readonly WrittenPage[], form: RegExp): string | null {
  for (const { lines } of pages)
    for (const { text } of lines) {
      const found = form.exec(bare(text))?.[1]
      if (found) return found.slice(0, 100)
    }
  return null
}
