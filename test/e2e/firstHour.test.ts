import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inside, supervisor } from './door.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

// A newcomer at a new station, with nothing but the keyboard.

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page

beforeAll(async () => {
  folder = await temporaryFolder()
  app = await launchApp(folder.path)
  page = await app.window()
  await page.getByRole('heading', { name: '新建保管库' }).waitFor()
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

const press = (...keys: string[]) =>
  keys.reduce((last, key) => last.then(() => page.keyboard.press(key)), Promise.resolve())
const type = (text: string) => page.keyboard.type(text)
const says = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 60_000 })
/** Goes on by Tab until the focus is on this button. */
async function tabTo(name: string): Promise<void> {
  for (let steps = 0; steps < 12; steps += 1) {
    const isThere = await page
      .getByRole('button', { name })
      .evaluate((button) => button === document.activeElement)
    if (isThere) return
    await press('Tab')
  }
  throw new Error(`Tab does not lead to ${name}`)
}

describe('a newcomer', () => {
  it('is told what a vault is, makes one, and hears in words how strong the passphrase is', async () => {
    await says('什么是保管库')
    await page.getByLabel('机构名称').focus()
    await type(supervisor.vendor)
    await press('Tab')
    await type(supervisor.user)
    await press('Tab', 'Tab')
    await type('12345678')
    await says('强度：极易猜到')
    await press('Control+a')
    await type(supervisor.passphrase)
    await says('强度：强')
    await page.getByLabel('再输入一次').focus()
    await type(supervisor.passphrase)
    await press('Enter')
    await says('第 2 步，共 3 步')
  })

  it('saves the recovery key, and is let on only with a part of that copy', async () => {
    const copy = join(folder.path, 'recovery-key.txt')
    await app.answerDialog(copy)
    await tabTo('存到文件')
    await press('Enter')
    await says('已存到 recovery-key.txt')
    const key = (await readFile(copy, 'utf8')).split('\n')[1] ?? ''
    await tabTo('我已保存好')
    await press('Enter')
    await says('核对恢复密钥')
    expect(await page.getByText(key).count()).toBe(0)
    await type('AAAA')
    await press('Enter')
    await says('与恢复密钥不一致')
    await press('Control+a')
    await type(key.split('-').at(-2) ?? '')
    await press('Enter')
  })

  it('promises confidentiality, and finds what to do first', async () => {
    await says('开始工作前请阅读并确认')
    await tabTo('我已阅读，承诺遵守')
    await press('Enter')
    await inside(app)
    await says('先练习一遍')
    await says('登记第一家委托方')
  })

  it('looks up in the help what a code means, by pinyin', async () => {
    await press('F1')
    await page.getByRole('dialog', { name: '帮助' }).waitFor()
    await type('sfzgq')
    await says('ID_EXPIRED')
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('has something to practise on by one key, marked on every screen', async () => {
    await press('t')
    await says('培训 · 样本 SPECIMEN')
    await says('0 / 9')
    await press('n')
    await says('1 / 9')
    await press('v')
    await says('2 / 9')
  })

  it('does the work step by step, and each step is noticed', async () => {
    // The four documents of the case in view are read before the others.
    await page.getByText('已识别').nth(3).waitFor({ timeout: 110_000 })
    await press('f')
    await page.locator('textarea:focus').waitFor()
    await press('Enter')
    await says('3 / 9')
    await press('f', 'ArrowDown', 'Enter')
    await says('4 / 9')
    await press('Alt+j', 'Alt+e')
    await page.locator('textarea:focus, input[type=text]:focus').waitFor()
    await type('练习')
    await press('Control+Enter')
    await says('5 / 9')
    await press('Alt+3')
    await page.getByRole('combobox', { name: '原因' }).waitFor()
    await type('qt')
    await press('Enter', 'Alt+m')
    await type('练习')
    await press('Control+Enter')
    await says('7 / 9')
  })

  it('finds a case, assigns it, and reads that all is done', async () => {
    await press('Escape')
    await page.getByRole('grid').waitFor()
    await press('/')
    await type('A-0003')
    await says('8 / 9')
    await press('Escape', 'Control+a', 'a')
    await page.getByRole('dialog').getByText(supervisor.user).waitFor()
    await press('Tab', 'Space', 'Enter')
    await says('练习全部完成')
  })

  it('throws it away by one key, and the log says so and what was promised and practised', async () => {
    await press('Alt+b')
    await page.getByRole('table', { name: '批次' }).waitFor()
    await press('d')
    await says('先练习一遍')
    await press('Alt+p')
    await says(/完成$/)
    await press('Alt+a')
    for (const entry of ['丢弃培训批次', '完成培训', '确认保密承诺'])
      await page.getByRole('row').getByText(entry).first().waitFor()
  })
})
