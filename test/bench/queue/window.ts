import type { Page } from 'playwright-core'
import { type Task, tasksWhile } from './tasks.ts'

/** What scrolling through the queue did to the window. */
export interface Scrolling {
  readonly tasks: readonly Task[]
  /** From each jump to rows that were never asked for until they are there. Milliseconds. */
  readonly jumps: readonly number[]
}

/** Whatever takes longer has failed. */
const patienceMs = 60_000

/**
 * Does something, and waits until the page shows the answer and has painted it.
 *
 * @param answered source of an expression that is true in the page once the answer is there
 * @returns milliseconds
 */
export async function timed(page: Page, act: () => Promise<unknown>, answered: string): Promise<number> {
  await page.evaluate(`window.benchAnswer = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('not answered: ' + document.body.innerText.slice(0, 300))), ${patienceMs})
    let start = null
    const begin = () => { start ??= performance.now() }
    for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, begin, { capture: true, once: true })
    const look = () => {
      if (start === null || !(${answered})) return requestAnimationFrame(look)
      // The frame that shows it is painted after this one's callbacks.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
    }
    look()
  }); undefined`)
  await act()
  return (await page.evaluate('window.benchAnswer')) as number
}

/** Waits for an expression to be true in the page, whose policy lets no expression be evaluated there by itself. */
export async function until(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!(await page.evaluate(expression))) {
    if (Date.now() > deadline) throw new Error(`not so in time: ${expression}`)
    await page.waitForTimeout(20)
  }
}

/** How many cases the queue says that it shows, as a source of an expression. */
export const shownCount = `Number(/显示 (\\d+)/.exec(document.querySelector('.queue-tools')?.textContent)?.[1] ?? Number.NaN)`
/** Whether every row on the screen has its content, as a source of an expression. */
export const areRowsThere = `(() => {
  const rows = [...document.querySelectorAll('.queue-body .queue-row')]
  return rows.length > 5 && rows.every((row) => row.childElementCount > 5)
})()`

/** Scrolls as people do: with the wheel, by screens with the keyboard, and by dragging the bar to far places. */
export async function scroll(page: Page): Promise<Scrolling> {
  const jumps: number[] = []
  const tasks = await tasksWhile(page, async () => {
    await page.getByRole('grid').hover()
    for (let turn = 0; turn < 120; turn += 1) {
      await page.mouse.wheel(0, 400)
      await page.waitForTimeout(16)
    }
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('PageDown')
      await page.waitForTimeout(30)
    }
    await page.evaluate(dragToTheEnd)
    for (let jump = 1; jump <= 20; jump += 1) jumps.push(await jumpTo(page, ((jump * 7) % 20) / 20))
  })
  return { tasks, jumps }
}

/** The bar, dragged from the top to the end within two seconds. */
const dragToTheEnd = `new Promise((resolve) => {
  const body = document.querySelector('.queue')
  const start = performance.now()
  const drag = (now) => {
    const share = Math.min(1, (now - start) / 2000)
    body.scrollTop = share * (body.scrollHeight - body.clientHeight)
    share < 1 ? requestAnimationFrame(drag) : resolve()
  }
  requestAnimationFrame(drag)
})`

async function jumpTo(page: Page, share: number): Promise<number> {
  return (await page.evaluate(`new Promise((resolve) => {
    const body = document.querySelector('.queue')
    const start = performance.now()
    body.scrollTop = ${share} * body.scrollHeight + 17 * 32
    const look = () => ${areRowsThere}
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      : requestAnimationFrame(look)
    requestAnimationFrame(look)
  })`)) as number
}
