import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reviewedAddresses } from './reviewedAddresses.ts'

/** Files in which an address could be followed; the rest is data. */
const textFile = /\.(?:js|cjs|mjs|html|css|json|svg)$/

/** An absolute address, or one that takes its scheme from the page; the latter only where it is loaded from. */
const addressPattern =
  /\b(?:https?|wss?|ftp):\/\/[^\s"'`<>\\)\]}]+|(?:(?:src|href)=|url\()["']?\/\/[^\s"'`<>)]+/gi

/** Addresses in the files of a folder that are not on the reviewed list, each once a file. */
export async function findRemoteAddresses(folder: string): Promise<{ file: string; address: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && textFile.test(entry.name))
  const found = await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name)
      return unreviewed(await readFile(file, 'utf8')).map((address) => ({ file, address }))
    }),
  )
  return found.flat()
}

function unreviewed(text: string): string[] {
  const addresses = new Set(text.match(addressPattern))
  return [...addresses].filter((address) => !isReviewed(address))
}

/** An entry covers itself and what is below it, but no longer host or word that merely begins the same. */
function isReviewed(address: string): boolean {
  return reviewedAddresses.some(({ prefix }) => {
    if (!address.startsWith(prefix)) return false
    const next = address.charAt(prefix.length)
    return prefix.endsWith('/') || !/[\w.-]/.test(next)
  })
}
