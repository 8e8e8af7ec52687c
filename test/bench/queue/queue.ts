import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { createVault, supervisor } from '../../e2e/door.ts'
import { launchOn } from '../../e2e/onStandIn.ts'
import { formatTable, quantile, type Row } from '../report.ts'
import { onlyName } from './manyCases.ts'
import { takeManyCasesIn } from './takeIn.ts'
import type { Task } from './tasks.ts'
import { areRowsThere, scroll, shownCount, timed, until } from './window.ts'

/**
 * `npm run bench:queue` after `npm run build`: a batch of 100 000 invented cases in the built application and a real
 * browser: how soon the queue is there, filters, finds and sorts, and whether scrolling ever holds the window up.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, json: { type: 'string' } },
})
const cases = Number(values.cases)
const repeats = 5

const folder = mkdtempSync(join(tmpdir(), 'sealdesk-bench-queue-'))
const at = (name: string) => join(folder, name)
const app = await launchOn({
  args: [`--user-data-dir=${at('profile')}`],
  env: { ...process.env, SEALDESK_DATA: at('vault') },
})
const rows: Row[] = []
try {
  await createVault(app)
  const page = await app.window()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await takeManyCasesIn(app, folder, cases)
  rows.push(...(await measure(page)))
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  load: loadavg()[0],
  node: process.version,
}
const report = { at: new Date().toISOString(), machine, cases, rows }
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)
console.log(`\n${formatTable(rows)}`)

async function measure(page: Page): Promise<Row[]> {
  const isShown = (count: string) => `${shownCount} ${count} && ${areRowsThere}`
  const all = isShown(`=== ${cases}`)
  const isResorted = `document.querySelector('.queue-body [aria-rowindex="2"]')?.textContent.includes('Q-000001') === false && ${areRowsThere}`
  const median = (each: readonly number[]) => quantile(each, 0.5)

  const first: number[] = []
  const filtered: number[] = []
  const found: number[] = []
  const sorted: number[] = []
  const marked: number[] = []
  for (let time = 0; time < repeats; time += 1) {
    first.push(await timed(page, () => page.getByRole('button', { name: '打开' }).click(), all))
    const overdue = page.getByRole('radio', { name: /已逾期/ })
    filtered.push(await timed(page, () => overdue.click(), isShown(`< ${cases}`)))
    await page.keyboard.press('x')
    await until(page, all)
    found.push(await search(page, onlyName.slice(2), '=== 1'))
    found.push(await search(page, '样明', `< ${cases / 10}`))
    found.push(await search(page, '139000001', `< ${cases / 10}`))
    await page.keyboard.press('x')
    await until(page, all)
    sorted.push(await timed(page, () => page.getByRole('button', { name: '申请人' }).click(), isResorted))
    await page.getByRole('button', { name: '案件号' }).click()
    await until(page, all)
    await page.getByRole('grid').focus()
    marked.push(
      await timed(
        page,
        () => page.keyboard.press('Control+a'),
        `document.querySelector('.queue-tools').textContent.includes('已选 ${cases} 案')`,
      ),
    )
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '打开' }).waitFor()
  }
  await page.getByRole('button', { name: '打开' }).click()
  await until(page, all)
  const { tasks, jumps } = await scroll(page)
  const assigned = await assignAll(page)
  const longest = (of: (task: Task) => number) => Math.max(...tasks.map(of))
  return [
    { measure: 'first page of the queue', unit: 'ms', ours: median(first), limit: 1000 },
    { measure: 'filter by due date', unit: 'ms', ours: median(filtered), limit: 300 },
    { measure: 'search, with the pause of 150 ms', unit: 'ms', ours: median(found), limit: 500 },
    { measure: 'slowest search', unit: 'ms', ours: Math.max(...found), limit: 1000 },
    { measure: 'sort by name', unit: 'ms', ours: median(sorted), limit: 500 },
    { measure: 'mark all', unit: 'ms', ours: median(marked), limit: 300 },
    { measure: `assign all ${cases}`, unit: 's', ours: assigned / 1000 },
    { measure: 'rows after a jump', unit: 'ms', ours: median(jumps), limit: 150 },
    { measure: 'rows after a jump, slowest of 20', unit: 'ms', ours: Math.max(...jumps) },
    {
      measure: 'longest task while scrolling, of the processor',
      unit: 'ms',
      ours: longest(({ processor }) => processor),
      limit: 50,
    },
    {
      measure: 'longest task while scrolling, by the clock',
      unit: 'ms',
      ours: longest(({ clock }) => clock),
    },
  ]
}

async function assignAll(page: Page): Promise<number> {
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '平均分给多人' }).check()
  await dialog.getByRole('checkbox', { name: supervisor.user }).check()
  return timed(
    page,
    () => page.keyboard.press('Enter'),
    `document.querySelector('.queue-tools').textContent.includes('已分配 ${cases} 案')`,
  )
}

/** From the last of quick key presses to the cases found: the pause that a search waits for is in it. */
async function search(page: Page, text: string, count: string): Promise<number> {
  await page.keyboard.press('/')
  const found = `${shownCount} ${count} && ${shownCount} > 0`
  const type = async () => {
    await page.keyboard.press('Shift')
    await page.keyboard.insertText(text)
  }
  const took = await timed(page, type, found)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await until(page, `${shownCount} === ${cases}`)
  await page.keyboard.press('Escape')
  return took
}
