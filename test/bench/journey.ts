import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LenderFolder } from './folder.ts'
import { runSealdesk, runShell, runStation, type Taken } from './processes.ts'
import type { ImportAnswer, OpenAnswer, StationTask } from './station.ts'

/** A batch on its way from a lender's folder into a new vault, each step measured. */
export interface Journey {
  readonly data: string
  readonly batch: string
  readonly pack: Taken
  readonly import: Taken
}

/** A folder of its own for one lender, one vault and the package between them. */
export function travel(place: string, lender: LenderFolder): Journey {
  mkdirSync(place)
  const at = (name: string) => join(place, name)
  runSealdesk(['lender', 'init', '--name', '样本银行', '--out', at('keys')])
  const card = at('keys/lender.json')
  station({ task: 'init', data: at('vault'), card, keyFile: at('key.json') })
  flush()
  const files = [
    '--order',
    lender.order,
    '--keys',
    at('keys'),
    '--to',
    at('key.json'),
    '--out',
    at('batch.asice'),
  ]
  const pack = runSealdesk(['lender', 'pack', lender.folder, ...files])
  flush()
  const { answer, peak } = station<ImportAnswer>({
    task: 'import',
    data: at('vault'),
    file: at('batch.asice'),
  })
  return { data: at('vault'), batch: answer.batch, pack, import: { seconds: answer.seconds, peak } }
}

/**
 * Opens large documents at random, in another order each round. Milliseconds, with the same files read and hashed in
 * plaintext beside them.
 */
export function openDocuments(
  { data, batch }: Journey,
  { folder, large }: LenderFolder,
  times: number,
  round: number,
): OpenAnswer {
  return station<OpenAnswer>({ task: 'open', data, batch, folder, paths: large, times, from: round * times })
    .answer
}

/** @returns the most memory that giving opinions on all cases and exporting the result took, in bytes */
export function exportPeak({ data, batch }: Journey, { cases }: LenderFolder): number {
  return station<object>({ task: 'export', data, batch, cases, out: join(data, '../result.asice') }).peak
}

/** What a lender does without us. @returns seconds; leaves `payload.age` and `identity.txt` in `place` */
export function packByShell(place: string, lender: LenderFolder): number {
  mkdirSync(place)
  runShell(place, ['age-keygen -o identity.txt 2> /dev/null'])
  const recipient = /age1\w+/.exec(readFileSync(join(place, 'identity.txt'), 'utf8'))?.[0] ?? ''
  flush()
  const folder = JSON.stringify(lender.folder)
  return runShell(place, [
    `(cd ${folder} && find docs -type f -print0 | xargs -0 sha256sum) > SHA256SUMS`,
    `(cd ${folder} && zip -q -0 -X -D -r "$OLDPWD/inner.zip" docs)`,
    'zip -q -0 -X -D inner.zip SHA256SUMS',
    `age -e -r ${recipient} -o payload.age inner.zip`,
    'sha256sum payload.age',
  ])
}

/** What a vendor does without us, in the folder that `packByShell` has filled. @returns seconds */
export function importByShell(place: string): number {
  flush()
  return runShell(place, [
    'sha256sum payload.age',
    'age -d -i identity.txt -o opened.zip payload.age',
    'unzip -q opened.zip -d content',
    '(cd content && sha256sum -c --quiet SHA256SUMS)',
  ])
}

function station<T>(task: StationTask): { answer: T; peak: number } {
  return runStation<T>(task)
}

/** Nobody is to wait for what another has written. */
function flush(): void {
  runShell('.', ['sync'])
}
