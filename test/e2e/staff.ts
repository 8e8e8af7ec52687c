import { join } from 'node:path'
import { inside, outside, promise, supervisor, unlock } from './door.ts'
import type { Lender } from './lender.ts'
import type { RunningApp } from './runningApp.ts'

/** People who work at the vault, and how a batch gets to them, by what a person does in the window. */

export interface Colleague {
  readonly name: string
  /** As the roles are called on the screen. */
  readonly roles: readonly string[]
  /** The passphrase that the supervisor sets, and the own one in its place. */
  readonly given: string
  readonly own: string
}

const allRoles = ['主管', '初审员', '复审员', '终审员', '审计员']

/** The supervisor at the desk adds a colleague, who can then come in for the first time. */
export async function addColleague(app: RunningApp, { name, roles, given }: Colleague): Promise<void> {
  const page = await app.window()
  await page.keyboard.press('Alt+p')
  await page.getByRole('table', { name: '人员' }).waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名', { exact: true }).fill(name)
  for (const role of allRoles) await dialog.getByLabel(role).setChecked(roles.includes(role))
  await dialog.getByLabel('初始口令').fill(given)
  await dialog.getByText('强度：强').waitFor()
  await dialog.getByLabel('再输入一次').fill(given)
  await dialog.getByLabel('您自己的口令').fill(supervisor.passphrase)
  await dialog.getByRole('button', { name: '确定' }).click()
  await page.getByRole('table', { name: '人员' }).getByRole('cell', { name, exact: true }).waitFor()
}

/** Locks, and waits for the page that never saw what was behind the door: what is typed before is lost with the old one. */
export async function leave(app: RunningApp): Promise<void> {
  const page = await app.window()
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Control+l')
  await loaded
  await outside(app)
}

/** Comes in with the passphrase that somebody else set, and replaces it. */
export async function enterFirst(app: RunningApp, { name, given, own }: Colleague): Promise<void> {
  const page = await app.window()
  await choose(app, name)
  await unlock(app, given)
  await page.getByLabel('新口令', { exact: true }).fill(own)
  await page.getByLabel('再输入一次新口令').fill(own)
  await page.getByRole('button', { name: '设置口令并解锁' }).click()
  await promise(app)
  await inside(app)
}

export async function enter(app: RunningApp, name: string, passphrase: string): Promise<void> {
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

/** The supervisor trusts the lender, gives out a key, takes the batch in that is packed for it, and has it read. */
export async function takeBatchIn(
  app: RunningApp,
  lender: Lender,
  folder: string,
  readWithinMs: number,
): Promise<void> {
  await takePackageIn(app, lender, folder)
  const page = await app.window()
  const row = page.getByRole('table', { name: '批次' }).getByRole('row').nth(1)
  await row.getByRole('button', { name: '识别' }).click()
  await page.getByText('识别完成').waitFor({ timeout: readWithinMs })
}

/** The same without the reading. */
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
