import { join, resolve } from 'node:path'
import { createTargetFile, temporaryPathOf } from '../../package/targetFile.ts'
import { mergedSchemaText } from '../../report/resultSchema.ts'
import { createScratch } from '../../report/scratch.ts'
import { mergedXlsx } from '../../report/tables/mergedXlsx.ts'
import { createFolder } from '../fileAccess.ts'
import type { Merged } from './mergeResults.ts'

/**
 * Writes merged results: as JSON or as a workbook where the name ends so, else both and the JSON's schema into a new
 * folder.
 *
 * @returns the paths of the files
 * @throws SealdeskError `file/exists`, `file/not-writable`, `file/disk-full`
 */
export async function writeMerged(out: string, merged: Merged): Promise<string[]> {
  const path = resolve(out)
  if (/\.json$/i.test(path)) await writeFile(path, json(merged))
  else if (/\.xlsx$/i.test(path)) await writeFile(path, xlsx(merged, path))
  else {
    await createFolder(path, async (folder) => {
      await writeFile(join(folder, names.json), json(merged))
      const workbook = join(folder, names.xlsx)
      await writeFile(workbook, xlsx(merged, workbook))
      await writeFile(join(folder, names.schema), [Buffer.from(mergedSchemaText())])
    })
    return Object.values(names).map((name) => join(path, name))
  }
  return [path]
}

const names = { json: 'merged.json', xlsx: 'merged.xlsx', schema: 'merged.schema.json' } as const

/** As in a result, each case is on a line of its own. */
function* json({ head, cases }: Merged): Iterable<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"cases":[`)
  for (const [index, one] of cases.entries())
    yield Buffer.from(`${index === 0 ? '\n' : ',\n'}${JSON.stringify(one)}`)
  yield Buffer.from('\n]}\n')
}

/** @param beside where it is going to lie */
async function* xlsx({ head, cases }: Merged, beside: string): AsyncIterable<Uint8Array> {
  const scratch = createScratch(temporaryPathOf(beside))
  try {
    yield* mergedXlsx(head, cases, scratch)
  } finally {
    scratch.close()
  }
}

async function writeFile(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const target = await createTargetFile(path)
  try {
    for await (const piece of pieces) await target.write(piece)
    await target.finish()
    await target.commit()
  } catch (error) {
    await target.discard()
    throw error
  }
}
