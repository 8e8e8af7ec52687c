import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ReviewedAddress, reviewedAddresses } from './reviewedAddresses.ts'

/** Files in which an address could be followed; the rest is data. */
const textFile = /\.(?:js|cjs|mjs|html|css|json|svg)$/

/** An absolute address; one that takes its scheme from the page counts only where it is loaded from. */
const addressPattern =
  /\b(?:https?|wss?|ftp):\/\/[^\s"'`<>\\)\]}]+|(?:\b(?:src|href)=|url\()["']?\/\/[^\s"'`<>)]+/gi

/** How far before an address its context is looked for, in characters. */
const contextLength = 200

/**
 * Addresses of others in the files of a folder that nobody has reviewed.
 *
 * @returns each once a file
 */
export async function findRemoteAddresses(folder: string): Promise<{ file: string; address: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && textFile.test(entry.name))
  const found = await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name)
      return unreviewedAddresses(await readFile(file, 'utf8')).map((address) => ({ file, address }))
    }),
  )
  return found.flat()
}

/** Addresses of others in a text that nobody has reviewed, each once. */
export function unreviewedAddresses(text: string): string[] {
  const unreviewed = [...text.matchAll(addressPattern)].filter(({ 0: address, index }) => {
    const context = text.slice(Math.max(0, index - contextLength), index)
    return !reviewedAddresses.some((reviewed) => covers(reviewed, address, context))
  })
  return [...new Set(unreviewed.map(([address]) => address))]
}

/** An entry covers itself and what is below it, but no longer host or word that merely begins the same. */
function covers({ prefix, after }: ReviewedAddress, address: string, context: string): boolean {
  if (!address.startsWith(prefix) || (after !== undefined && !context.includes(after))) return false
  return /\W$/.test(prefix) || !/^[\w.-]/.test(address.slice(prefix.length))
}
