import type { FigureName, Worksheet, WorksheetContent } from '../domain/worksheet.ts'
import { flowFigures } from './bankStatement.ts'
import { loanToValue } from './collateral.ts'
import { areStatementsFilled, ratiosOf } from './financialStatements.ts'
import { debtToIncome } from './repaymentAbility.ts'

/** What a worksheet comes to: computed, never typed. Null where a part of it is missing. */
export function figuresOf(sheet: WorksheetContent): Worksheet['figures'] {
  switch (sheet.kind) {
    case 'financial-statements':
      return ratiosOf(sheet.content)
    case 'bank-statement':
      return flowFigures(sheet.content)
    case 'collateral':
      return { ltv: loanToValue(sheet.content) }
    case 'repayment-ability':
      return { dti: debtToIncome(sheet.content) }
  }
}

/** Whether a worksheet says so much that an order which asks for it has it. */
export function isFilled(sheet: WorksheetContent): boolean {
  if (sheet.kind === 'financial-statements') return areStatementsFilled(sheet.content)
  return Object.values(figuresOf(sheet)).every((figure) => figure !== null)
}

/** Whether nothing stands in a worksheet. */
export function isBlank(sheet: WorksheetContent): boolean {
  switch (sheet.kind) {
    case 'financial-statements':
      return sheet.content.periods.every(
        ({ end, amounts }) => end === null && Object.keys(amounts).length === 0,
      )
    case 'bank-statement': {
      const { accountName, from, to, opening, lines } = sheet.content
      return accountName === '' && from === null && to === null && opening === null && lines.length === 0
    }
    case 'collateral':
      return sheet.content.items.length === 0
    case 'repayment-ability':
      return sheet.content.incomes.length === 0 && sheet.content.debts.length === 0
  }
}

/** A figure as each worksheet of the case has it that comes to it. */
export function figureIn(
  worksheets: readonly Pick<Worksheet, 'figures'>[],
  name: FigureName,
): readonly (number | null)[] {
  return worksheets.flatMap(({ figures }) => {
    const figure = figures[name]
    return figure === undefined ? [] : [figure]
  })
}
