import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { colleagues } from './colleagues.ts'
import { aLender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { enter, leave } from './staff.ts'

/** A field that two people enter, neither seeing what the other wrote; where they differ, a third decides. */

/** Whatever is to be seen is seen within this on a machine that does other things too. */
const soonMs = 90_000

const { li: first, zhao: second, sun: third } = colleagues
/** What each enters as the name, in that order. */
const names = ['样本甲', '样本乙', '样本丙'] as const
/** The same authority, as two people write it. */
const authority = ['样本公安局 ＡＢ分局', '样本公安局ab分局'] as const

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  const lender = await aLender(folder.path, {
    cases: 1,
    seed: 'double-entry',
    kinds: ['id-card-front', 'id-card-back'],
    terms: { levels: [1, 2], doubleEntry: ['name', 'authority'] },
  })
  await prepareVault(folder.path, { people: [first, second, third], lender, isRead: true })
  app = await launchApp(folder.path)
  page = await app.window()
  page.setDefaultTimeout(soonMs)
}, 180_000)
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

/** The input of a field, in a state if one is named. */
const field = (name: string, state = '') =>
  page.getByRole('textbox', { name: new RegExp(`^${name} .*${state}`) })
const nameField = '姓名/名称'
const fields = () => page.getByRole('region', { name: '字段' })

/** Goes from the batches into the case: the next that waits, or the only one there is. */
async function openCase(key: 'n' | 'Enter'): Promise<void> {
  await page.getByRole('table', { name: '批次' }).getByRole('row').nth(1).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('A-0001').first().waitFor()
  await page.keyboard.press(key)
  await field(nameField).waitFor()
}

async function enterField(name: string, value: string): Promise<void> {
  await field(name).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(value)
  await page.keyboard.press('Enter')
}

/** Everything that the window shows or holds in an input. */
async function everything(): Promise<string> {
  const inputs = await page
    .locator('input, textarea')
    .evaluateAll((elements) =>
      elements.map((element) => (element as HTMLInputElement | HTMLTextAreaElement).value).join('\n'),
    )
  return `${await page.locator('body').innerText()}\n${inputs}`
}

async function sendForSupplements(): Promise<void> {
  await page.getByRole('radiogroup', { name: '审核意见' }).getByText('补件').click()
  await page.getByRole('combobox', { name: '原因' }).fill('OTHER')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '备注' }).fill('请补充')
  await page.getByRole('button', { name: /保存并下一个/ }).click()
}

describe('the first person', () => {
  it('is told to enter the field, and that another will', async () => {
    await enter(app, first.name, first.passphrase)
    await openCase('n')
    await field(nameField).focus()
    await fields().getByText('请按原件录入（第一人）').waitFor()
    await field(nameField, '待您录入').waitFor()
  })

  it('cannot give an opinion before entering it', async () => {
    await page.keyboard.press('Alt+3')
    await page
      .getByText(/需要双人录入，您还没有录入/)
      .first()
      .waitFor()
  })

  it('enters it, and sees that the second entry is awaited', async () => {
    await enterField(nameField, names[0])
    await field(nameField, '待他人录入').waitFor()
    await enterField('签发机关', authority[0])
    await field('签发机关', '待他人录入').waitFor()
    await field(nameField).focus()
    await fields().getByText('您已录入，等待第二人').waitFor()
    expect(await field(nameField).inputValue()).toBe(names[0])
    await sendForSupplements()
    await page.getByText('A-0001 已保存').waitFor()
    await leave(app)
  })
})

describe('the second person', () => {
  it('sees nothing of the first entry', async () => {
    await enter(app, second.name, second.passphrase)
    await openCase('n')
    await field(nameField).focus()
    await fields().getByText('看不到第一人的录入').waitFor()
    expect(await everything()).not.toContain(names[0])
    await page.keyboard.press('Alt+h')
    expect(await everything()).not.toContain(names[0])
  })

  it('settles a field by entering the same, whatever the width, capitals and spaces', async () => {
    await enterField('签发机关', authority[1])
    await field('签发机关', '已确认').waitFor()
  })

  it('who enters something else cannot give the last opinion: a third person is awaited', async () => {
    await enterField(nameField, names[1])
    // The keyboard goes on to the decision once the entry is kept.
    await field(nameField, '待他人录入').waitFor()
    await field(nameField).focus()
    await fields().getByText('两人的录入不一致，等待第三人').waitFor()
    await page.keyboard.press('Alt+3')
    await page
      .getByText(/双人录入还没有定论/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: /保存并下一个/ }).isEnabled()).toBe(false)
    await leave(app)
  })
})

describe('the third person', () => {
  it('sees neither entry, and decides', async () => {
    await enter(app, third.name, third.passphrase)
    await openCase('Enter')
    await field(nameField).focus()
    await fields().getByText('以您的录入为准').waitFor()
    for (const name of names.slice(0, 2)) expect(await everything()).not.toContain(name)
    await enterField(nameField, names[2])
    await field(nameField, '已确认').waitFor()
  })

  it('sees who entered what, and when, once it is settled', async () => {
    await field(nameField).focus()
    await page.keyboard.press('Alt+h')
    const rows = fields()
      .getByRole('table', { name: /：每次回答/ })
      .getByRole('row')
    await expect.poll(() => rows.count()).toBe(4)
    for (const [index, { name }] of [first, second, third].entries()) {
      const row = await rows.nth(index + 1).innerText()
      expect(row).toContain(name)
      expect(row).toContain(names[index])
      expect(row).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/)
    }
    await leave(app)
  })
})

it('is then what the second person gives the last opinion on', async () => {
  await enter(app, second.name, second.passphrase)
  await openCase('n')
  expect(await field(nameField).inputValue()).toBe(names[2])
  await sendForSupplements()
  await page.getByText('A-0001 已保存').waitFor()
})
