import { join } from 'node:path'
import { inside, outside, unlock } from './door.ts'
import type { Lender } from './lender.ts'
import type { RunningApp } from './runningApp.ts'

/** How people come and go at the vault, and how a batch gets to them, by what a person does in the window. */

/** Locks, and waits for the page that never saw what was behind the door: what is typed before is lost with the old one. */
export async function leave(app: RunningApp): Promise<void> {
  const page = await app.window()
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Control+l')
  await loaded
  await outside(app)
}

export async function enter(app: RunningApp, name: string, passphrase: string): Promise<void> {
  await outside(app)
  await choose(app, name)
  await unlock(app, passphrase)
  await inside(app)
}

async function choose(app: RunningApp, name: string): Promise<void> {
  const page = await app.window()
  const user = page.getByLabel('用户')
  // With one person alone there is nothing to choose.
  if ((await user.count()) === 0) return
  await user.click()
  await page.locator('.ant-select-item-option').getByText(name, { exact: true }).click()
}

/** The supervisor has the batch read, which is the only one. */
export async function haveBatchRead(app: RunningApp, withinMs: number): Promise<void> {
  const page = await app.window()
  const row = page.getByRole('table', { name: '批次' }).getByRole('row').nth(1)
  await row.getByRole('button', { name: '识别' }).click()
  await page.getByText('识别完成').waitFor({ timeout: withinMs })
}

/** The supervisor trusts the lender, gives out a key, and takes the batch in that is packed for it. */
export async function takePackageIn(app: RunningApp, lender: Lender, folder: string): Promise<void> {
  const page = await app.window()
  await page.keyboard.press('Alt+l')
  await app.answerDialog(lender.card)
  await page.getByRole('button', { name: '登记委托方名片' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '指纹一致，登记' }).click()
  const key = join(folder, 'receiving-key.json')
  await app.answerDialog(key)
  await page.getByRole('button', { name: '签发接收密钥' }).click()
  await page.getByText('接收密钥已写入').waitFor()
  await page.keyboard.press('Alt+b')
  await app.answerDialog(await lender.pack(key))
  await page.getByRole('button', { name: '导入资料包' }).click()
  await page.getByRole('button', { name: '识别' }).waitFor({ timeout: 60_000 })
}
