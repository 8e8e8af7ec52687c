import { type Card, parseVendorCard } from '../../package/vendorCard.ts'
import { readNamedFile } from '../fileAccess.ts'

/** Reads the cards of vendors that a lender trusts. @throws SealdeskError `file/*` */
export async function readVendorCards(paths: readonly string[]): Promise<Card[]> {
  const cards: Card[] = []
  for (const path of paths) cards.push(await parseVendorCard(await readNamedFile(path), path))
  return cards
}
