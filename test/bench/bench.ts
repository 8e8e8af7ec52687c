import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureAead } from './aead.ts'
import { measureMany } from './many.ts'
import { formatTable, type Row } from './report.ts'
import { measureSizes } from './sizes.ts'

const mebibyte = 1024 * 1024

/**
 * `npm run bench`: the package format and its way in and out against other programs on the same machine, in the same
 * run. Prints a table, and the figures behind it as JSON. `--quick` takes a sixteenth of everything; sizes in MiB.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    small: { type: 'string' },
    size: { type: 'string' },
    large: { type: 'string' },
    many: { type: 'string' },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
  },
})
const scale = values.quick ? 16 : 1
const plan = {
  runs: Number(values.runs ?? (values.quick ? 1 : 3)),
  small: Number(values.small ?? 256 / scale) * mebibyte,
  size: Number(values.size ?? 1024 / scale) * mebibyte,
  large: Number(values.large ?? 4096 / scale) * mebibyte,
  many: Number(values.many ?? 100_000 / (values.quick ? 10 : 1)),
}
const wanted = (name: string) => !values.only || values.only.includes(name)

const folder = mkdtempSync(join(tmpdir(), 'sealdesk-bench-'))
process.once('SIGINT', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(130)
})
const rows: Row[] = []
try {
  if (wanted('aead')) rows.push(...(await measureAead()))
  if (wanted('sizes')) rows.push(...(await measureSizes(folder, plan)))
  if (wanted('many')) rows.push(...(await measureMany(folder, plan.many)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version }
const report = { at: new Date().toISOString(), machine, plan, rows }
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
else console.log(JSON.stringify(report, null, 2))
console.log(`\n${formatTable(rows)}`)
