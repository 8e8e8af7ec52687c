import { z } from 'zod'
import { parseAmount } from '../rules/capitalAmount.ts'

/** An amount in fen; below zero where less than nothing is left. */
export const Fen = z.int()
/** An amount in fen that something is worth, or that somebody pays. */
export const Worth = z.int().nonnegative()

/**
 * What an amount of yuan says, as people type it and papers print it: `1,234.5`, `-12`, `(12.00)`, `¥12`, `12万`.
 *
 * @returns fen; null for what is no amount of yuan, or no whole number of fen
 */
export function fenOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace(/[−–—]/g, '-')
  const inBrackets = /^\((.*)\)$/.exec(plain)?.[1]
  const isNegative = inBrackets !== undefined || /^¥?-|-$/.test(plain)
  const worth = (inBrackets ?? plain).replace(/^(¥?)[-+]/, '$1').replace(/-$/, '')
  const amount = parseAmount(/^\./.test(worth) ? `0${worth}` : worth)
  if (amount === null || amount.currency !== 'CNY') return null
  return isNegative && amount.fen !== 0 ? -amount.fen : amount.fen
}

/** An amount as people read it: `-1,234.50`. */
export function yuanText(fen: number): string {
  const [whole = '', decimals = ''] = (Math.abs(fen) / 100).toFixed(2).split('.')
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`
}

/** The sum of the amounts that are there; null where none is. */
export function sumOf(amounts: readonly (number | null | undefined)[]): number | null {
  const there = amounts.filter((amount) => typeof amount === 'number')
  return there.length === 0 ? null : there.reduce((sum, amount) => sum + amount, 0)
}
