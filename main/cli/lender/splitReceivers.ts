import { SealdeskError } from '../../../shared/errors/error.ts'
import type { Card } from '../../package/vendorCard.ts'
import type { Io } from '../io.ts'
import type { LenderKeys } from './keys.ts'
import type { Receiver } from './packBatch.ts'
import { noteReceiver, readReceivingKeys } from './packParties.ts'
import type { CasesOfPart } from './splitCases.ts'

/**
 * The file of receiving keys for each part of an order that is cut for stations.
 *
 * @param given one file for each, or one for all
 * @throws SealdeskError `split/wrong-keys`
 */
export function receiversOfStations(parts: number, given: readonly string[]): string[] {
  const [first, ...more] = given
  if (first !== undefined && more.length === 0) return Array.from({ length: parts }, () => first)
  if (given.length !== parts) throw new SealdeskError('split/wrong-keys', { parts, given: given.length })
  return [...given]
}

/**
 * The file of receiving keys for each product's part.
 *
 * @param given `PRODUCT=FILE` for each, or one file for all. Which product goes to whom is never guessed
 * @throws SealdeskError `split/unplaced-product`, `split/wrong-keys`
 */
export function receiversOfProducts(
  parts: readonly Required<CasesOfPart>[],
  given: readonly string[],
): string[] {
  const [first = '', ...more] = given
  if (more.length === 0 && !isPlaced(first, parts)) return parts.map(() => first)
  const files = new Map(given.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]))
  const chosen = parts.map(({ product, cases }) => {
    const file = files.get(product ?? '')
    if (file === undefined || file === '')
      throw new SealdeskError('split/unplaced-product', {
        product: product ?? '',
        caseNo: cases[0]?.caseNo ?? '',
      })
    return file
  })
  // One more names a product that no case has: a slip of the pen, or another order.
  if (given.length !== parts.length)
    throw new SealdeskError('split/wrong-keys', { parts: parts.length, given: given.length })
  return chosen
}

/** Whether a `--to` begins with one of the products; a file's own name may have an equals sign too. */
function isPlaced(given: string, parts: readonly Required<CasesOfPart>[]): boolean {
  return parts.some(({ product }) => given.startsWith(`${product ?? ''}=`))
}

/**
 * Reads the receiving keys of each part. A file that several parts share is read, and told of, once.
 *
 * @throws SealdeskError `split/too-few-keys`; what `readReceivingKeys` throws
 */
export async function readReceivers(
  paths: readonly string[],
  { keys, vendors }: { keys: LenderKeys; vendors: readonly Card[] },
  io: Io,
): Promise<Receiver[]> {
  const read = new Map<string, Receiver>()
  for (const path of new Set(paths)) {
    const receivingKeys = await readReceivingKeys(path, keys, vendors)
    const parts = paths.filter((other) => other === path).length
    const given = receivingKeys.keys.length
    if (given < parts) throw new SealdeskError('split/too-few-keys', { path, parts, given })
    if (vendors.length === 0) noteReceiver(io, receivingKeys)
    read.set(path, { path, receivingKeys })
  }
  return paths.flatMap((path) => read.get(path) ?? [])
}
