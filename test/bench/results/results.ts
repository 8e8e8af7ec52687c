import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runScript, runShell } from '../processes.ts'
import { formatTable, type Row } from '../report.ts'
import type { ExportAnswer, ResultTask } from './exportProcess.ts'

/**
 * `npm run bench:results`: the result of a batch of which every case is decided, its time beside that of `zip -0 | age`
 * on the very same files, and its memory beside that of half the cases: with a few thousand, the database's cache and V8's
 * heap are as full as they get.
 */
const { values } = parseArgs({ options: { cases: { type: 'string', default: '10000' } } })
const many = Number(values.cases)
const few = Math.round(many / 2)
const mebibyte = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'sealdesk-bench-results-'))

try {
  const rows = measure()
  console.log(`\n${formatTable(rows)}`)
} finally {
  rmSync(folder, { recursive: true })
}

function measure(): Row[] {
  const small = exported(few)
  const large = exported(many)
  // Once more, to lay the files out: the memory that this takes is not that of an export.
  const content = join(folder, 'content')
  exported(many, content)
  const { answer: packed } = run<ExportAnswer>({ task: 'pack', content, out: join(folder, 'packed.asice') })
  const peer = packByShell(content)
  return [
    {
      measure: `result of ${many} cases, ${(large.bytes / mebibyte).toFixed(1)} MiB`,
      unit: 's',
      ours: large.seconds,
      peer: { what: 'zip -0 | age', value: peer },
      limit: 3,
    },
    { measure: 'processor time of the export', unit: 's', ours: large.processor },
    {
      measure: 'packing those files, once they are made',
      unit: 's',
      ours: packed.seconds,
      peer: { what: 'zip -0 | age', value: peer },
      limit: 3,
    },
    {
      measure: 'peak memory of the export',
      unit: 'MiB',
      ours: large.peak / mebibyte,
      peer: { what: `${few} cases`, value: small.peak / mebibyte },
      limit: 1.25,
    },
    ...filesOf(content),
  ]
}

function exported(cases: number, content?: string): ExportAnswer & { readonly peak: number } {
  const database = join(folder, `${cases}.db`)
  if (!readdirSync(folder).includes(`${cases}.db`)) run({ task: 'fill', database, cases })
  const out = join(folder, `${cases}.asice`)
  rmSync(out, { force: true })
  const { answer, peak } = run<ExportAnswer>({
    task: 'export',
    database,
    out,
    ...(content !== undefined && { content }),
  })
  return { ...answer, peak }
}

/** What the same files take other programs, which find them made. @returns seconds */
function packByShell(content: string): number {
  const place = join(folder, 'peer')
  mkdirSync(place)
  runShell(place, [
    'age-keygen -o identity.txt 2> /dev/null',
    'age-keygen -y identity.txt > recipient.txt',
    'sync',
  ])
  return runShell(place, [
    `(cd ${JSON.stringify(content)} && zip -q -0 -X -D -r - .) | age -R recipient.txt -o payload.age`,
  ])
}

/** How large each file of the result is. */
function filesOf(content: string): Row[] {
  return readdirSync(content, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({
      measure: name,
      unit: 'MiB',
      ours: statSync(join(content, name)).size / mebibyte,
    }))
}

function run<T>(task: ResultTask): { answer: T; peak: number } {
  return runScript<T>('results/exportProcess.ts', task)
}
