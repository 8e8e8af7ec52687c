import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { createVault } from '../../e2e/door.ts'
import { aLender } from '../../e2e/lender.ts'
import { launchOn } from '../../e2e/onStandIn.ts'
import { takePackageIn } from '../../e2e/staff.ts'
import { pageNames } from '../../host/pageSide.ts'
import { formatTable, quantile, type Row } from '../report.ts'

/**
 * `npm run bench:next` after `npm run build`: from the key that saves an opinion to the next case's document painted,
 * in the built application and a real browser. The first pages of the next case are decoded while the reviewer looks;
 * without that look they are not, which the last row shows. On the stand-in every request goes through the browser's
 * automation, which Electron does not do: that is part of the time, and a row of its own says what is left without it.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '60' },
    look: { type: 'string', default: '1500' },
    json: { type: 'string' },
  },
})
const cases = Number(values.cases)
const lookMs = Number(values.look)

const folder = mkdtempSync(join(tmpdir(), 'sealdesk-bench-next-'))
const app = await launchOn({
  args: [`--user-data-dir=${join(folder, 'profile')}`],
  env: { ...process.env, SEALDESK_DATA: join(folder, 'vault') },
})
try {
  const page = await app.window()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await createVault(app)
  const kinds = ['id-card-front', 'id-card-back']
  // Some of the sample's cases lack a document: nothing is to stand in the way of passing them.
  const terms = { checklist: kinds.slice(0, 1) }
  await takePackageIn(app, await aLender(folder, { cases, seed: 'next', kinds, terms }), folder)
  report(await measure(page))
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function measure(page: Page): Promise<Row[]> {
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByRole('button', { name: /下一个待审/ }).click()
  await page.evaluate(watchPaints)
  await page.getByText(`第 1 / ${cases} 案`).waitFor()
  await page.locator('canvas.page').waitFor()
  const ready: Taken[] = []
  const cold: Taken[] = []
  const warmUp = 3
  for (let index = 1; index < cases; index += 1) {
    const looksFirst = index % 4 !== 0
    await page.waitForTimeout(looksFirst ? lookMs : 0)
    const took = await saveAndNext(page, index + 1)
    if (index > warmUp) (looksFirst ? ready : cold).push(took)
  }
  const row = (measure: string, values: readonly number[], share: number, limit?: number): Row => ({
    measure,
    unit: 'ms',
    ours: quantile(values, share),
    ...(limit !== undefined && { limit }),
  })
  const whole = ready.map(({ total }) => total)
  const ours = ready.map(({ total, carrying }) => total - carrying)
  const next = 'Save & next to the next document painted, prepared'
  return [
    row(`${next}, p50 of ${ready.length}`, whole, 0.5),
    row(`${next}, p95 of ${ready.length}`, whole, 0.95, 150),
    row('the same without what the stand-in takes to carry requests, p50', ours, 0.5),
    row('the same without what the stand-in takes to carry requests, p95', ours, 0.95),
    row(
      `right after the case before, not prepared, p50 of ${cold.length}`,
      cold.map(({ total }) => total),
      0.5,
    ),
  ]
}

/** In milliseconds: from the key to the paint, and how much of that the stand-in was carrying requests. */
interface Taken {
  readonly total: number
  readonly carrying: number
}

/** Passes the case that is open, and waits for the next one's page. */
async function saveAndNext(page: Page, next: number): Promise<Taken> {
  await page.keyboard.press('Alt+1')
  await page.locator('button:enabled', { hasText: '保存并下一个' }).waitFor()
  await page.keyboard.press('Control+Enter')
  const wanted = `第 ${next} / ${cases} 案`
  const painted = await page.waitForFunction((title) => {
    const { pressedAt = 0, paints = [] } = globalThis as unknown as Paints
    const paint = paints.find((each) => each.at > pressedAt && each.title.includes(title))
    return paint && { from: pressedAt, to: paint.at }
  }, wanted)
  const { from, to } = (await painted.jsonValue()) ?? { from: Number.NaN, to: Number.NaN }
  const carried = await page.evaluate(
    (name) => performance.getEntriesByName(name).map(({ startTime, duration }) => [startTime, duration]),
    pageNames.carrying,
  )
  return { total: to - from, carrying: covered(carried, from, to) }
}

/** How much of a time is covered by stretches of it, each a start and a length; where two overlap they count once. */
function covered(stretches: readonly (readonly number[])[], from: number, to: number): number {
  let sum = 0
  let until = from
  for (const [start = 0, length = 0] of stretches.toSorted(([a = 0], [b = 0]) => a - b)) {
    const end = Math.min(start + length, to)
    sum += Math.max(0, end - Math.max(start, until))
    until = Math.max(until, end)
  }
  return sum
}

interface Paints {
  pressedAt: number
  paints: { at: number; title: string }[]
}

/** Runs in the page: notes when a page of a document was painted, under which title, and when the last key was pressed. */
function watchPaints(): void {
  const noted = globalThis as unknown as Paints
  noted.paints = []
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter') return
      noted.pressedAt = performance.now()
      noted.paints = []
    },
    { capture: true },
  )
  const prototype = CanvasRenderingContext2D.prototype
  const draw = prototype.drawImage as (...args: unknown[]) => void
  prototype.drawImage = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
    draw.apply(this, args)
    if (!(this.canvas instanceof HTMLCanvasElement) || !this.canvas.classList.contains('page')) return
    const title = document.querySelector('.top-case')?.textContent ?? ''
    // The frame after the one in which it was drawn: by then it is on the screen.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => noted.paints.push({ at: performance.now(), title })),
    )
  } as typeof prototype.drawImage
}

function report(rows: readonly Row[]): void {
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, load: loadavg()[0] }
  const text = JSON.stringify({ at: new Date().toISOString(), machine, cases, lookMs, rows }, null, 2)
  if (values.json) writeFileSync(values.json, `${text}\n`)
  else console.log(text)
  console.log(`\n${formatTable(rows)}`)
}
