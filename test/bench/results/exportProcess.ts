import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPackage } from '../../../main/package/reader.ts'
import { writePackage } from '../../../main/package/writer.ts'
import { aLender, aVendor } from '../../fixtures/packages.ts'
import { makeDecidedBatch } from './decidedBatch.ts'
import { decidedExport } from './decidedExport.ts'

/** What the bench of results has done, each in a process of its own, so that its memory is its own. */
export type ResultTask =
  | { readonly task: 'fill'; readonly database: string; readonly cases: number }
  | { readonly task: 'export'; readonly database: string; readonly out: string; readonly content?: string }
  /** Packs files that are there, with nothing to be made. */
  | { readonly task: 'pack'; readonly content: string; readonly out: string }

export interface ExportAnswer {
  readonly seconds: number
  /** Of the processor, in seconds: on a busy computer the clock tells little. */
  readonly processor: number
  /** Of all inner files. */
  readonly bytes: number
}

const task = JSON.parse(process.argv[2] ?? '') as ResultTask
console.log(JSON.stringify(await run(task)))

async function run(task: ResultTask): Promise<object> {
  switch (task.task) {
    case 'fill':
      return fill(task)
    case 'export':
      return exportBatch(task)
    case 'pack':
      return pack(task)
  }
}

async function fill({ database, cases }: ResultTask & { task: 'fill' }): Promise<object> {
  await makeDecidedBatch(database, cases)
  return {}
}

async function exportBatch({
  database,
  out,
  content,
}: ResultTask & { task: 'export' }): Promise<ExportAnswer> {
  const { lender, run } = await decidedExport(database)
  const watch = startWatch()
  const { written } = await run(out, {
    progress: () => undefined,
    signal: new AbortController().signal,
  })
  const taken = watch()
  if (content !== undefined) await unpack(out, lender.identity, written.sumsSha256, content)
  return { ...taken, bytes: written.bytes }
}

async function pack({ content, out }: ResultTask & { task: 'pack' }): Promise<ExportAnswer> {
  const lender = await aLender()
  const from = await aVendor()
  const names = readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(content, join(entry.parentPath, entry.name)))
  const watch = startWatch()
  const { bytes } = await writePackage({
    out,
    kind: 'result',
    packageId: randomUUID(),
    createdAt: new Date(),
    from,
    to: [{ name: lender.name, recipient: lender.recipient }],
    inner: names.map((name) => ({ name, open: () => createReadStream(join(content, name)) })),
  })
  return { ...watch(), bytes }
}

/** @returns says what was taken since */
function startWatch(): () => Pick<ExportAnswer, 'seconds' | 'processor'> {
  const start = performance.now()
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return { seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6 }
  }
}

/** Lays the inner files out in a new folder, for others to pack. */
async function unpack(...[file, identity, sumsSha256, folder]: readonly [string, string, string, string]) {
  const reader = await openPackage(file, identity, { sumsSha256: sumsSha256 as never })
  for (const name of reader.files.keys()) {
    const target = join(folder, name)
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(reader.stream(name), createWriteStream(target))
  }
  await reader.close()
}
