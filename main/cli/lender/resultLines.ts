import type { PackageReader } from '../../package/reader.ts'
import { decodeUtf8 } from '../../package/text.ts'
import { invalidResult } from './resultFault.ts'

/** The lines of a file of a result, each of which has an end. @throws SealdeskError `package/invalid-result` */
export async function readLines(reader: PackageReader, name: string): Promise<string[]> {
  if (!reader.files.has(name)) throw invalidResult({ zh: `缺少 ${name}`, en: `${name} is missing` })
  const lines = decodeUtf8(await reader.read(name)).split('\n')
  if (lines.pop() !== '')
    throw invalidResult({ zh: `${name} 的最后一行不完整`, en: `the last line of ${name} has no end` })
  return lines
}
