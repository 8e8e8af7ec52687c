import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { colleagues } from './colleagues.ts'
import { supervisor } from './door.ts'
import { aLender, type Lender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { enter, leave } from './staff.ts'

/** A day of two reviewers: twenty cases, the hands on the keyboard from the first to the last. */

const cases = 20
/** All cases of one reviewer, one after another, on a machine that does other things too. */
const workTimeMs = 400_000

const { li: first, zhao: second } = colleagues

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page
let lender: Lender
/** Keys that were pressed since the case came. */
let pressed: string[] = []

beforeAll(async () => {
  folder = await temporaryFolder()
  lender = await aLender(folder.path, {
    cases,
    seed: 'day',
    kinds: ['id-card-front'],
    // Only what is not clean goes up.
    terms: { levels: [1, 2], policy: [{ level: 2, share: 0, always: ['supplement'] }] },
  })
  await prepareVault(folder.path, { people: [first, second], lender, isRead: true })
  app = await launchApp(folder.path)
  page = await app.window()
}, 180_000)

afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    pressed.push(key)
    await page.keyboard.press(key)
  }
}

async function type(text: string): Promise<void> {
  pressed.push(...text)
  await page.keyboard.type(text)
}

const decision = () => page.getByRole('radiogroup', { name: '审核意见' })
const save = () => page.getByRole('button', { name: /保存并下一个/ })
const caseNo = () =>
  page.locator('.top-case').evaluate((title) => title.firstChild?.textContent?.trim() ?? '')
const finished = () => page.getByText('本批次没有等待您审核的案件了')

/** Goes from the batches to the next case that waits for the person. */
async function takeNext(): Promise<string> {
  await page.getByRole('table', { name: '批次' }).getByRole('row').nth(1).waitFor()
  await press('Enter')
  await page.getByRole('button', { name: /下一个待审/ }).waitFor()
  await press('n')
  return begun()
}

/** Waits until the case that the title names is there to be decided. @returns its number */
async function begun(): Promise<string> {
  const number = await caseNo()
  // What is known of the case before it stays on the screen for a moment; its place in the batch comes with it.
  await page.getByText(`第 ${Number(number.slice(2))} / ${cases} 案`).waitFor()
  await decision().waitFor()
  pressed = []
  return number
}

/** Saves by the keyboard, and waits for what comes next: a case, or the end of the work. */
async function saved(number: string, keys: string): Promise<void> {
  await press(keys)
  await page.getByText(`${number} 已保存`).waitFor()
}

/** The field that the keyboard is in, if any: a case with doubtful fields begins at the first of them. */
const fieldInHand = () =>
  page.evaluate(() => {
    const focused = document.activeElement
    return focused?.closest('[data-place="field"]') ? focused.id : null
  })

/** Confirms what is doubtful, and says of what was not read that it cannot be. */
async function settleDoubtful(): Promise<void> {
  for (let field = await fieldInHand(); field !== null; field = await fieldInHand()) {
    const isEmpty = await page.evaluate(
      () => document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value === '',
    )
    await press(isEmpty ? 'Alt+x' : 'Enter')
    await expect.poll(fieldInHand).not.toBe(field)
  }
}

const obstacles = () => page.getByRole('list', { name: '不能给出意见的原因' })

/** Whether the decision that is chosen can be given; if not, the case says what is in the way. */
async function isSaveable(): Promise<boolean> {
  await page.locator('button:enabled', { hasText: '保存并下一个' }).or(obstacles()).first().waitFor()
  return save().isEnabled()
}

describe('the first reviewer', () => {
  const decided: { number: string; keys: number; isClean: boolean }[] = []

  it('comes in and takes the first case by the keyboard', async () => {
    await enter(app, first.name, first.passphrase)
    expect(await takeNext()).toBe('A-0001')
  })

  it('composes with an input method, which no shortcut takes for its own', async () => {
    await press('Alt+3')
    await type('qt')
    await press('Enter', 'Alt+m')
    const cdp = await page.context().newCDPSession(page)
    const compose = (text: string) =>
      cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    const remark = page.getByRole('textbox', { name: '备注' })
    await compose('liu')
    // While it composes, the very keys that choose and save elsewhere are the input method's.
    await page.keyboard.press('1')
    await page.keyboard.press('Control+Enter')
    await compose('流水')
    await cdp.send('Input.insertText', { text: '流水不全' })
    await cdp.detach()
    await expect.poll(() => remark.inputValue()).toContain('流水不全')
    expect(await caseNo()).toBe('A-0001')
    expect(await page.getByText('已保存').count()).toBe(0)
    expect(await decision().getByRole('radio', { checked: true }).inputValue()).toBe('supplement')
    await saved('A-0001', 'Control+Enter')
    decided.push({ number: 'A-0001', keys: pressed.length, isClean: false })
  })

  it(
    'goes through the other cases: what is clean passes, what is blocked is sent for supplements',
    async () => {
      while ((await finished().count()) === 0) {
        const number = await begun()
        await settleDoubtful()
        const isSure = pressed.length === 0
        await press('1')
        // The pass is blocked where a severe finding is open.
        const passed = await isSaveable()
        if (!passed) {
          await press('3')
          await type('zlqs')
          await press('Enter')
        }
        // A pass leads the keyboard to the button that saves.
        if (passed) await page.locator('button:focus', { hasText: '保存并下一个' }).waitFor()
        await saved(number, passed ? 'Enter' : 'Control+Enter')
        decided.push({ number, keys: pressed.length, isClean: isSure && passed })
      }
      expect(decided).toHaveLength(cases)
      expect(new Set(decided.map(({ number }) => number)).size).toBe(cases)
    },
    workTimeMs,
  )

  it('needs two keys for a clean case', () => {
    const clean = decided.filter(({ isClean }) => isClean)
    expect(clean.length).toBeGreaterThan(cases / 4)
    expect(Math.max(...clean.map(({ keys }) => keys))).toBe(2)
  })

  it('takes the last opinion back, and gives another in its place', async () => {
    const last = decided.at(-1)?.number ?? ''
    await press('u')
    await page.getByText('正在更改您已给出的意见').waitFor()
    expect(await caseNo()).toBe(last)
    await press('Alt+m')
    await type('again')
    if (await decision().getByRole('radio', { name: /补件/ }).isChecked()) await saved(last, 'Control+Enter')
    else {
      await press('Alt+3')
      await type('qt')
      await press('Enter')
      await saved(last, 'Control+Enter')
    }
    await finished().waitFor()
    await leave(app)
  })
})

describe('the second reviewer', () => {
  it('sees what the first said, and returns the first case with a reason', async () => {
    await enter(app, second.name, second.passphrase)
    expect(await takeNext()).toBe('A-0001')
    await page.getByRole('list', { name: '已给出的意见' }).getByText('流水不全').waitFor()
    await press('Alt+6')
    await type('qt')
    await press('Enter', 'Alt+m')
    await type('check the back')
    await saved('A-0001', 'Control+Enter')
  })

  it(
    'agrees with the others',
    async () => {
      while ((await finished().count()) === 0) {
        const number = await begun()
        await press('Alt+3')
        await type('zlqs')
        await press('Enter')
        await saved(number, 'Control+Enter')
      }
      await leave(app)
    },
    workTimeMs,
  )
})

describe('a case that was returned', () => {
  it('comes back first to who decided it, who decides it again', async () => {
    await enter(app, first.name, first.passphrase)
    expect(await takeNext()).toBe('A-0001')
    await page.getByRole('list', { name: '已给出的意见' }).getByText('已退回').waitFor()
    await press('Alt+3')
    await type('qt')
    await press('Enter', 'Alt+m')
    await type('checked')
    await press('Control+Enter')
    await finished().waitFor()
    await leave(app)
  })

  it('goes up again, and is decided', async () => {
    await enter(app, second.name, second.passphrase)
    expect(await takeNext()).toBe('A-0001')
    await press('Alt+3')
    await type('qt')
    await press('Enter', 'Alt+m')
    await type('agreed')
    await press('Control+Enter')
    await finished().waitFor()
    await leave(app)
  })
})

describe('the supervisor', () => {
  it('sees on the board that every case is decided', async () => {
    await enter(app, supervisor.user, supervisor.passphrase)
    await page.getByRole('table', { name: '批次' }).getByRole('row').nth(1).waitFor()
    await press('Alt+d')
    await page.getByText(`${cases} / ${cases} 案已审完`).waitFor()
    const people = page.getByRole('table', { name: '人员：数据' })
    await people.getByRole('rowheader', { name: `${first.name} · 初审` }).waitFor()
    await people.getByRole('rowheader', { name: `${second.name} · 复审` }).waitFor()
  })

  it('exports a result that the lender finds valid, levels and return included', async () => {
    const card = join(folder.path, 'vendor.json')
    const result = join(folder.path, 'result.asice')
    await press('Alt+l')
    await app.answerDialog(card)
    await page.getByRole('button', { name: '导出本站名片' }).click()
    await page.getByText('本站名片已写入').waitFor()
    await press('Alt+b')
    await app.answerDialog(result)
    await page.keyboard.press('e')
    await page.getByText('什么也不缺').waitFor()
    await page.keyboard.press('e')
    await page.getByText(/已写入 result.asice/).waitFor({ timeout: 60_000 })
    expect(await lender.verify(result, card)).toMatchObject({ verdict: 'valid' })
  })
})

it('goes through without a complaint of the page or a refusal of the shell', () => {
  expect(app.output()).toBe('')
})
