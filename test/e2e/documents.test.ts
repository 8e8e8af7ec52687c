import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supervisor } from './door.ts'
import { aLender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { enter, haveBatchRead } from './staff.ts'

/** The documents of a case, by the keyboard: what they are, how they stand, what is in them, and two at once. */

/** A document is read again within this on a machine that does other things too. */
const readingTimeMs = 90_000
/** Whatever is to be seen is seen within this there. */
const soon = { timeout: 30_000 }

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  const checklist = ['id-card-front', 'business-licence', 'bank-statement', 'credit-report']
  const lender = await aLender(folder.path, { cases: 1, seed: 'documents', terms: { checklist } })
  await prepareVault(folder.path, { lender })
  app = await launchApp(folder.path)
  page = await app.window()
  await enter(app, supervisor.user, supervisor.passphrase)
  await haveBatchRead(app, 2 * readingTimeMs)
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByRole('button', { name: '下一个待审' }).waitFor()
  await page.keyboard.press('n')
  await page.getByRole('button', { name: '显示号码' }).waitFor()
}, 5 * readingTimeMs)
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

const strip = () => page.getByRole('navigation', { name: '资料' })
/** The document of the strip that the keys work on, as it reads. */
const current = () => strip().locator('[aria-current="true"]')
const missing = () => strip().getByRole('region', { name: '缺少资料' })
const boxes = () => page.locator('.boxes button')

/** Goes from document to document until one of this kind is on the screen. */
async function goTo(kind: string): Promise<void> {
  // The work begins in a field, where single keys are text.
  if (await page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement))
    await page.keyboard.press('Escape')
  for (let steps = 0; steps < 6; steps++) await page.keyboard.press(',')
  for (let steps = 0; steps < 6 && !(await current().innerText()).startsWith(kind); steps++)
    await page.keyboard.press('.')
  await current().getByText(kind).waitFor()
  await page
    .getByRole('img', { name: /第 \d 页/ })
    .first()
    .waitFor()
}

async function readAgain(): Promise<void> {
  await current().getByText('待重新识别').waitFor({ state: 'detached', timeout: readingTimeMs })
}

describe('the documents of a case', () => {
  it('are listed beside those that the order asks for and the case does not have', async () => {
    expect(await strip().getByText('已识别').count()).toBe(5)
    expect(await missing().innerText()).toMatch(/征信报告/)
  })

  it('are what a reviewer says, by a few letters of pinyin, and are read again as that', async () => {
    await goTo('营业执照')
    await expect.poll(() => boxes().count(), soon).toBeGreaterThan(5)
    await page.keyboard.press('y')
    await page.getByRole('dialog').getByRole('combobox', { name: '资料类型' }).waitFor()
    await page.keyboard.type('zxbg')
    await page.keyboard.press('Enter')
    await current().getByText('征信报告').waitFor()
    await current().getByLabel('类型由审核人员指定').waitFor()
    await readAgain()
    expect(await missing().innerText()).toMatch(/营业执照/)
    expect(await missing().innerText()).not.toMatch(/征信报告/)
    await page.keyboard.press('y')
    await page.keyboard.type('营业')
    await page.keyboard.press('Enter')
    await current().getByText('营业执照').waitFor()
    await readAgain()
    await expect.poll(() => boxes().count(), soon).toBeGreaterThan(5)
  })

  it('stand as a reviewer turns them, for the reader too', async () => {
    await page.keyboard.press('r')
    await page.getByRole('button', { name: '以此为正向' }).waitFor()
    await page.keyboard.press('o')
    await current().getByText('待重新识别').waitFor()
    await readAgain()
    // Sideways there is nothing to read; and the page stays as it was turned.
    await expect.poll(() => boxes().count(), soon).toBeLessThan(5)
    for (const key of ['r', 'r', 'r']) await page.keyboard.press(key)
    await page.keyboard.press('o')
    await current().getByText('待重新识别').waitFor()
    await readAgain()
    await expect.poll(() => boxes().count(), soon).toBeGreaterThan(5)
  })

  it('go up and down', async () => {
    const kinds = () => strip().locator('.document-kind').allInnerTexts()
    const before = await kinds()
    const at = before.indexOf('营业执照')
    await page.keyboard.press('Shift+ArrowUp')
    await expect.poll(async () => (await kinds()).indexOf('营业执照'), soon).toBe(at - 1)
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(kinds, soon).toEqual(before)
  })

  it('are dragged to another place, and back', async () => {
    const kinds = () => strip().locator('.document-kind').allInnerTexts()
    const before = await kinds()
    const entries = strip().locator('.document')
    const last = before.length - 1
    const [from, to] = [entries.first(), entries.nth(last)]
    const height = (await to.boundingBox())?.height ?? 0
    await from.dragTo(to, { targetPosition: { x: 40, y: height - 4 } })
    await expect.poll(kinds, soon).toEqual([...before.slice(1), before[0]])
    await entries.nth(last).dragTo(entries.first(), { targetPosition: { x: 40, y: 4 } })
    await expect.poll(kinds, soon).toEqual(before)
    await goTo('营业执照')
  })

  it('are told apart at a page, and joined again', async () => {
    await goTo('银行流水')
    await page.keyboard.press(']')
    await page.getByRole('img', { name: /第 2 页/ }).waitFor()
    await page.keyboard.press('p')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('从第 2 页起是另一份资料').waitFor()
    await dialog.getByRole('textbox', { name: '名称（可不填）' }).fill('下半年流水')
    await page.keyboard.press('Enter')
    await strip().getByRole('button', { name: '下半年流水 第 2 页' }).waitFor()
    await readAgain()
    await page.keyboard.press('p')
    await dialog.getByRole('button', { name: '把第 2 页起的资料并入前一份' }).click()
    await expect.poll(() => strip().getByRole('list', { name: '其中的各份资料' }).count()).toBe(0)
  })

  it('do not count while they are copies of others', async () => {
    await goTo('营业执照')
    await page.keyboard.press('d')
    await page.getByRole('dialog').getByRole('combobox', { name: '与此重复' }).waitFor()
    await page.keyboard.type('yhls')
    await page.keyboard.press('Enter')
    await current().getByText('重复件').waitFor()
    expect(await missing().innerText()).toMatch(/营业执照/)
    await expect.poll(() => boxes().count(), soon).toBe(0)
    await page.keyboard.press('d')
    await page.keyboard.type('不是')
    await page.keyboard.press('Enter')
    await expect.poll(() => boxes().count(), soon).toBeGreaterThan(5)
    expect(await missing().innerText()).not.toMatch(/营业执照/)
  })
})

describe('the text of a document', () => {
  const found = () => page.getByRole('search', { name: '在资料中查找' }).getByRole('status')

  it('is found from where the page is, and outlined there', async () => {
    await goTo('银行流水')
    await page.keyboard.press('[')
    await page.getByRole('img', { name: /第 1 页/ }).waitFor()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('2026-0')
    await expect.poll(() => found().innerText(), soon).toMatch(/^1 \/ \d+ 处/)
    expect(await page.locator('.hit-current').count()).toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(() => found().innerText(), soon).toMatch(/^2 \/ /)
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Shift+Enter')
    await page.getByRole('img', { name: /第 2 页/ }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('search', { name: '在资料中查找' }).count()).toBe(0)
  })

  it('has no number in it that nobody has asked to see', async () => {
    await goTo('身份证人像面')
    const search = async () => {
      await page.keyboard.press('Control+f')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('******')
    }
    await search()
    await expect.poll(() => found().innerText(), soon).toMatch(/^1 \/ 1 处/)
    await page.keyboard.press('Alt+v')
    await expect.poll(() => found().innerText(), soon).toBe('没有找到')
    await page.keyboard.press('Escape')
  })
})

describe('two documents side by side', () => {
  const zooms = () => page.locator('.viewer-zoom').allInnerTexts()
  const shown = () =>
    page.getByRole('img', { name: /第 \d+ 页/ }).evaluateAll((pages) => pages.map((each) => each.ariaLabel))

  it('are chosen and zoomed by keys, together or each by itself', async () => {
    await goTo('身份证人像面')
    await page.keyboard.press('b')
    await page.keyboard.press('.')
    await expect.poll(async () => new Set(await shown()).size, soon).toBe(2)
    await page.keyboard.press('+')
    await expect.poll(zooms, soon).toEqual(['125%', '125%'])
    await page.keyboard.press('l')
    await page.keyboard.press('+')
    await expect.poll(zooms, soon).toEqual(['125%', '156%'])
    await page.keyboard.press('q')
    await page.keyboard.press('0')
    await expect.poll(zooms, soon).toEqual(['100%', '156%'])
    await page.keyboard.press('b')
    await expect.poll(zooms, soon).toEqual(['100%'])
  })
})
