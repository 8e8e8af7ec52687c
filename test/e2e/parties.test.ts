import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCli } from '../fixtures/commandLine.ts'
import { inside, supervisor, unlock } from './door.ts'
import { aLender, type Lender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

/** A lender and its receiving keys, from the first card to the end of the trust, by keyboard where that is shorter. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page
let lender: Lender
const at = (name: string) => join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  lender = await aLender(folder.path, { cases: 1, seed: 'parties', kinds: ['id-card-front'] })
  await prepareVault(folder.path)
  app = await launchApp(folder.path)
  page = await app.window()
  await unlock(app, supervisor.passphrase)
  await inside(app)
  await page.getByRole('navigation', { name: '主导航' }).getByText('委托方', { exact: true }).click()
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

/** A shortcut of the screen: silent while a dialog is open, even one that is fading away. */
async function press(key: string): Promise<void> {
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press(key)
}

const keyRows = () => page.getByRole('table', { name: '接收密钥' }).getByRole('row')

it('a card is compared by the groups of digits that the lender reads out', async () => {
  await app.answerDialog(lender.card)
  await press('t')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '指纹一致，登记' }).waitFor()
  const { cardSha256 } = await sealdesk('lender', 'fingerprint', lender.card)
  const shown = await dialog.locator('.fingerprint span').allInnerTexts()
  expect(shown).toEqual(String(cardSha256).match(/.{4}/g))
  await dialog.getByRole('button', { name: '指纹一致，登记' }).click()
  await page.getByRole('table', { name: '委托方' }).getByText('样本银行').waitFor()
})

it('several receiving keys go out in one file, of which the lender packs to the first', async () => {
  await app.answerDialog(at('keys.json'))
  await press('b')
  await page.getByRole('spinbutton', { name: '数量' }).fill('3')
  await page.getByRole('spinbutton', { name: '数量' }).press('Enter')
  await page.getByText('3 把接收密钥已写入').waitFor()
  await expect.poll(() => keyRows().count()).toBe(4)
  const batch = await lender.pack(at('keys.json'))
  await page.getByRole('navigation', { name: '主导航' }).getByText('批次', { exact: true }).click()
  await app.answerDialog(batch)
  await page.getByRole('button', { name: '导入资料包' }).click()
  await page.getByRole('table', { name: '批次' }).getByText('样本银行').waitFor()
  await press('Alt+l')
  await expect.poll(() => keyRows().filter({ hasText: '已用' }).count()).toBe(1)
})

it('an unused key is withdrawn after a question', async () => {
  const unused = keyRows().filter({ hasText: '未用' })
  await expect.poll(() => unused.count()).toBe(2)
  await unused.first().getByRole('button', { name: '撤回' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^撤\s*回$/ })
    .click()
  await expect.poll(() => keyRows().filter({ hasText: '已撤回' }).count()).toBe(1)
})

it("a new card takes the old one's place, signed with its key", async () => {
  const { cardSha256 } = await sealdesk('lender', 'rotate', '--keys', at('keys'), '--out', at('new-keys'))
  await app.answerDialog(at('new-keys/rotation.json'))
  await press('t')
  await page.getByText('用现登记的证书签署').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '指纹一致，登记' }).click()
  const digits = page.getByRole('table', { name: '委托方' }).locator('.fingerprint span')
  await expect.poll(async () => (await digits.allInnerTexts()).join('')).toBe(cardSha256)
})

it('revoking needs a reason, and withdraws what was not used', async () => {
  await press('x')
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: /^吊\s*销$/ })
  expect(await confirm.isDisabled()).toBe(true)
  await dialog.getByRole('textbox', { name: '原因' }).fill('密钥遗失')
  await confirm.click()
  await page.getByRole('table', { name: '委托方' }).getByText('密钥遗失').waitFor()
  await expect.poll(() => keyRows().filter({ hasText: '未用' }).count()).toBe(0)
})

it('goes through without a complaint of the page or a refusal of the shell', () => {
  expect(app.output()).toBe('')
})

async function sealdesk(...args: string[]): Promise<Readonly<Record<string, unknown>>> {
  const { code, json } = await runCli([...args, '--json'])
  expect(code).toBe(0)
  return json as Readonly<Record<string, unknown>>
}
