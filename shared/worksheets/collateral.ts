import { z } from 'zod'
import { sumOf, Worth } from './amount.ts'

const Note = z.string().max(200)

const CollateralItem = z.strictObject({
  what: Note,
  /** As it was appraised. */
  value: Worth.nullable(),
  appraised: z.iso.date().nullable(),
  appraiser: Note,
  /** What it secures already, before this loan. */
  charged: Worth.nullable(),
})
export type CollateralItem = z.infer<typeof CollateralItem>

/** What is offered as security for the loan applied for. */
export const Collateral = z.strictObject({
  loan: Worth.nullable(),
  items: z.array(CollateralItem).max(50),
})
export type Collateral = z.infer<typeof Collateral>

/** 抵押率: the loan and what the security secures already, by what it is worth; null where a value is missing. */
export function loanToValue({ loan, items }: Collateral): number | null {
  const value = sumOf(items.map((item) => item.value))
  const isWhole = items.every((item) => item.value !== null)
  if (loan === null || !isWhole || value === null || value === 0) return null
  return (loan + (sumOf(items.map(({ charged }) => charged)) ?? 0)) / value
}
