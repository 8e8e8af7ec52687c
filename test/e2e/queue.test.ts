import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { colleagues } from './colleagues.ts'
import { supervisor } from './door.ts'
import { aLender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { enter, leave } from './staff.ts'

/** The queue: a supervisor finds cases, gives them to people and sees how the batch goes; a reviewer takes theirs. */

const cases = 6
const { li, chen } = colleagues

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page
/** Of the applicants, in the order's order. */
let names: string[]

beforeAll(async () => {
  folder = await temporaryFolder()
  const lender = await aLender(folder.path, { cases, seed: 'queue', kinds: ['id-card-front'] })
  const order = JSON.parse(await readFile(join(folder.path, 'sample/order.json'), 'utf8'))
  names = order.cases.map(({ application }: { application: { name: string } }) => application.name)
  await prepareVault(folder.path, { people: [li, chen], lender })
  app = await launchApp(folder.path)
  page = await app.window()
  await enter(app, supervisor.user, supervisor.passphrase)
}, 180_000)
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

async function openQueue(): Promise<void> {
  await page.getByRole('button', { name: '打开' }).click()
  await shows(cases)
}

const grid = () => page.getByRole('grid', { name: '案件队列' })
const row = (caseNo: string) => grid().getByRole('row').filter({ hasText: caseNo })
/** Waits until the filters leave so many cases, and these are there. */
async function shows(count: number): Promise<void> {
  await page.getByText(`显示 ${count} / ${cases} 案`).waitFor()
  await expect.poll(() => grid().getByRole('row').filter({ hasText: /A-\d/ }).count()).toBe(count)
}
const marked = (count: number) => page.getByText(`已选 ${count} 案`).waitFor()
const filters = () => page.getByRole('region', { name: '筛选' })
/** Gives the marked cases; the keyboard begins and ends it. */
async function give(way: string, people: readonly string[]): Promise<void> {
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: way }).check()
  for (const name of people) await dialog.getByLabel(name).check()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

describe('a supervisor', () => {
  it('sees every case, that nobody has it, and how late it is', async () => {
    await openQueue()
    const first = await row('A-0001').innerText()
    expect(first).toContain(names[0])
    expect(first).toMatch(/待分配/)
    expect(first).toMatch(/逾期 \d+ 天/)
  })

  it('gives cases that the keyboard marked to one person', async () => {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await marked(1)
    await page.keyboard.press('Shift+ArrowDown')
    await marked(2)
    await give('给一人', [li.name])
    await page.getByText('已分配 2 案。').waitFor()
    for (const caseNo of ['A-0002', 'A-0003'])
      await expect.poll(() => row(caseNo).innerText()).toMatch(/待审[\s\S]*李初审/)
    expect(await row('A-0001').innerText()).not.toContain(li.name)
  })

  it('gives those that nobody has evenly to two', async () => {
    await filters()
      .getByRole('checkbox', { name: /待分配/ })
      .check()
    await shows(4)
    await page.keyboard.press('Control+a')
    await marked(4)
    await give('平均分给多人', [li.name, chen.name])
    await page.getByText('已分配 4 案。').waitFor()
    await page.keyboard.press('x')
    await shows(cases)
    await filters()
      .getByText(/^李初审\s*4$/)
      .waitFor()
    await filters()
      .getByText(/^陈初审\s*2$/)
      .waitFor()
  })

  it('gives the next to whoever has fewest', async () => {
    await page.keyboard.press('Home')
    await give('取消分配', [])
    await expect.poll(() => row('A-0001').innerText()).toMatch(/待分配/)
    await give('按在手量分给多人', [li.name, chen.name])
    await expect.poll(() => row('A-0001').innerText()).toContain(chen.name)
  })

  it('finds a case by a part of a name, once it is composed', async () => {
    const devtools = await page.context().newCDPSession(page)
    await page.keyboard.press('/')
    await devtools.send('Input.imeSetComposition', { text: 'ming zi', selectionStart: 7, selectionEnd: 7 })
    await page.waitForTimeout(500)
    await shows(cases)
    await devtools.send('Input.insertText', { text: names[4] ?? '' })
    await shows(names.filter((name) => name === names[4]).length)
    await row('A-0005').waitFor()
    await page.keyboard.press('Escape')
  })

  it('keeps a way to look at the queue, and has it again after coming back', async () => {
    await page.keyboard.press('w')
    await page.keyboard.type('找一个人')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '删除视图“找一个人”' }).waitFor()
    await page.keyboard.press('x')
    await shows(cases)
    await leave(app)
    await enter(app, supervisor.user, supervisor.passphrase)
    await openQueue()
    await page.keyboard.press('v')
    await page.keyboard.type('一个')
    await page.keyboard.press('Enter')
    await row('A-0005').waitFor()
    await shows(names.filter((name) => name === names[4]).length)
  })
})

describe('a reviewer', () => {
  it('finds what was given to them', async () => {
    await leave(app)
    await enter(app, chen.name, chen.passphrase)
    await openQueue()
    await page.keyboard.press('v')
    await page.keyboard.type('我的')
    await page.keyboard.press('Enter')
    await page.getByText(/显示 [23] \/ 6 案/).waitFor()
    await expect.poll(() => row('A-0001').count()).toBe(1)
  })

  it('gives cases to nobody', async () => {
    expect(await page.getByRole('button', { name: '分配' }).count()).toBe(0)
    await page.keyboard.press('Space')
    await page.keyboard.press('a')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('takes the next of their own, which is in review from then on', async () => {
    await page.keyboard.press('n')
    await page.getByText(`第 1 / ${cases} 案`).waitFor()
    await page.keyboard.press('Escape')
    await grid().waitFor()
    await expect.poll(() => row('A-0001').innerText()).toMatch(/审核中[\s\S]*陈初审/)
  })
})

describe('the board', () => {
  it('shows the supervisor how the batch goes, in numbers', async () => {
    await leave(app)
    await enter(app, supervisor.user, supervisor.passphrase)
    await openQueue()
    await page.keyboard.press('Alt+d')
    await page.getByText(`0 / ${cases} 案已审完`).waitFor()
    const progress = await page.getByRole('table', { name: '进度：数据' }).innerText()
    expect(progress).toMatch(/审核中/)
    const people = await page.getByRole('table', { name: '人员：数据' }).innerText()
    expect(people).toMatch(/李初审/)
    const board = await page.getByRole('main').innerText()
    for (const name of names) expect(board).not.toContain(name)
  })
})
