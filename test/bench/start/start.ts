import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { createVault, supervisor } from '../../e2e/door.ts'
import { launchOn } from '../../e2e/onStandIn.ts'
import type { RunningApp } from '../../e2e/runningApp.ts'
import { takeManyCasesIn } from '../queue/takeIn.ts'
import { areRowsThere, shownCount, timed } from '../queue/window.ts'
import { formatTable, quantile, type Row } from '../report.ts'

/**
 * `npm run bench:start` after `npm run build`: from the start to an unlock screen that can be typed into, and from the
 * passphrase to the rows of a batch of 100 000 cases, each beside an empty window of the same host.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    repeats: { type: 'string', default: '7' },
    json: { type: 'string' },
  },
})
const cases = Number(values.cases)
const repeats = Number(values.repeats)

const folder = mkdtempSync(join(tmpdir(), 'sealdesk-bench-start-'))
const launch = {
  args: [`--user-data-dir=${join(folder, 'profile')}`],
  env: { ...process.env, SEALDESK_DATA: join(folder, 'vault') },
}
const empty = { main: fileURLToPath(new URL('./emptyApp.ts', import.meta.url)) }
try {
  await prepare()
  report(await measure())
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** A vault with the batch in it, closed. */
async function prepare(): Promise<void> {
  const app = await launchOn(launch)
  try {
    await createVault(app)
    await takeManyCasesIn(app, folder, cases)
  } finally {
    await app.close()
  }
}

async function measure(): Promise<Row[]> {
  const bare: number[] = []
  const locked: number[] = []
  const queue: number[] = []
  // In turn, so that what else the machine does meets both alike.
  for (let time = 0; time < repeats; time += 1) {
    bare.push(
      await started(
        () => launchOn({ ...launch, args: [] }, empty),
        isEmpty,
        async () => {},
      ),
    )
    locked.push(
      await started(
        () => launchOn(launch),
        isUsable,
        async (page) => void queue.push(await toQueue(page)),
      ),
    )
  }
  const peer = { what: 'an empty window', value: quantile(bare, 0.5) }
  const row = (measure: string, took: readonly number[], limit: number): Row => ({
    measure,
    unit: 'ms',
    ours: quantile(took, 0.5),
    peer,
    limit,
  })
  return [
    row('start to a usable unlock screen', locked, 2),
    row(`passphrase to the queue of ${cases} cases`, queue, 3),
  ]
}

/** @returns milliseconds until the page was there; what is done afterwards is not in them */
async function started(
  start: () => Promise<RunningApp>,
  isThere: (page: Page) => Promise<void>,
  andThen: (page: Page) => Promise<void>,
): Promise<number> {
  const from = performance.now()
  const app = await start()
  try {
    const page = await app.window()
    await isThere(page)
    const took = performance.now() - from
    await andThen(page)
    return took
  } finally {
    await app.close()
  }
}

async function isEmpty(page: Page): Promise<void> {
  await page.getByText('empty').waitFor()
}

async function isUsable(page: Page): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(supervisor.passphrase)
}

/** The passphrase is typed in. */
function toQueue(page: Page): Promise<number> {
  const enter = async () => {
    await page.getByLabel('口令', { exact: true }).press('Enter')
    await page.getByRole('button', { name: '打开' }).click()
  }
  return timed(page, enter, `${shownCount} === ${cases} && ${areRowsThere}`)
}

function report(rows: readonly Row[]): void {
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    load: loadavg()[0],
    node: process.version,
  }
  const text = JSON.stringify({ at: new Date().toISOString(), machine, cases, repeats, rows }, null, 2)
  if (values.json) writeFileSync(values.json, `${text}\n`)
  console.log(`\n${formatTable(rows)}`)
}
