import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supervisor, unlock } from './door.ts'
import { aLender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { enter, leave } from './staff.ts'

/** A worksheet, by the keyboard: its figures from the text of a PDF, what does not add up, and what the lender's card makes of it. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page

const scorecard = {
  name: '样本评分卡',
  base: 500,
  lines: [
    {
      id: 'days',
      zh: '流水满六个月',
      en: 'Six months of statements',
      points: 50,
      when: { on: 'figure', figure: 'statement-days', from: 180 },
    },
  ],
}

beforeAll(async () => {
  folder = await temporaryFolder()
  const kinds = ['bank-statement']
  const terms = { worksheets: kinds, scorecard }
  const lender = await aLender(folder.path, { cases: 1, seed: 'worksheets', kinds, terms })
  await prepareVault(folder.path, { lender })
  app = await launchApp(folder.path)
  page = await app.window()
  await enter(app, supervisor.user, supervisor.passphrase)
  await openCase()
}, 180_000)
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

async function openCase(): Promise<void> {
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByRole('button', { name: '下一个待审' }).waitFor()
  await page.keyboard.press('n')
  await page.getByRole('region', { name: '意见' }).waitFor()
}

const sheet = () => page.getByRole('region', { name: '测算表' })
const balance = (row: number) => sheet().getByRole('textbox', { name: `余额 ${row}`, exact: true })

describe('a worksheet that the order asks for', () => {
  it('stands in the way of passing, and opens from there', async () => {
    await page.keyboard.press('Alt+1')
    await page.getByText('委托方要求的测算表（银行流水）还没有填写').waitFor()
    await page.getByRole('list', { name: '不能给出意见的原因' }).getByRole('button', { name: '查看' }).click()
    await sheet().getByRole('textbox', { name: '户名', exact: true }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('户名')
  })

  it('takes its figures from the text of the document, each beside its place there', async () => {
    await page.keyboard.press('Alt+t')
    await sheet().getByText('均衔接').waitFor()
    await balance(1).focus()
    await page.locator('.box-evidence').waitFor()
    expect(await sheet().getByText('流水覆盖天数').innerText()).toMatch(/18\d 天/)
  })

  it('says at the figure what does not add up', async () => {
    const right = await balance(2).inputValue()
    await balance(2).focus()
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await sheet().getByText(`余额应为 ${right}，`).waitFor()
    await balance(2).focus()
    await page.keyboard.type(right)
    await page.keyboard.press('Enter')
    await sheet().getByText('均衔接').waitFor()
  })

  it('takes no part of what is pasted where that is more than it holds, and says so', async () => {
    const right = await balance(2).inputValue()
    await balance(2).evaluate((cell) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', '1.00\n'.repeat(5000))
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await sheet().getByText('共有 5001 条，一张测算表在这里最多 5000 条').waitFor()
    expect(await balance(2).inputValue()).toBe(right)
  })

  it('keeps what was typed last when the vault is locked, and says in the case what it comes to', async () => {
    await sheet().getByRole('textbox', { name: '户名', exact: true }).fill('样本他人')
    await leave(app)
    await unlock(app, supervisor.passphrase)
    page = await app.window()
    await openCase()
    await page.getByText('流水户名不是申请人或其单位').waitFor()
    expect(await page.getByRole('region', { name: '委托方评分卡' }).innerText()).toMatch(/550/)
    await page.keyboard.press('Alt+f')
    await expect
      .poll(() => sheet().getByRole('textbox', { name: '户名', exact: true }).inputValue())
      .toBe('样本他人')
  })
})
