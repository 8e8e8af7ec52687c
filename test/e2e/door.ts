import { expect } from 'vitest'
import type { RunningApp } from './runningApp.ts'

/** What a person does at the vault's door, by what is written on it. */

export const supervisor = {
  vendor: '样本资料外包有限公司',
  user: '王主管',
  passphrase: '雨伞 木星 tractor 42',
}

/** A vault is made, and its passphrase hardened, within this on a machine that does other things too. */
const hardeningMs = 90_000

/** Creates the vault, keeps the recovery key, gives the promise, and enters. @returns the recovery key */
export async function createVault(app: RunningApp): Promise<string> {
  await fillVault(app)
  const recoveryKey = await keepRecoveryKey(app)
  await promise(app)
  await inside(app)
  return recoveryKey
}

/** Makes the vault, up to where its recovery key is shown. */
export async function fillVault(app: RunningApp): Promise<void> {
  const page = await app.window()
  await page.getByLabel('机构名称').fill(supervisor.vendor)
  await page.getByLabel('您的姓名').fill(supervisor.user)
  await page.getByLabel('口令', { exact: true }).fill(supervisor.passphrase)
  await page.getByLabel('再输入一次').fill(supervisor.passphrase)
  await page.getByRole('button', { name: '新建保管库' }).click()
}

/** Keeps the recovery key that is shown, and proves it. @returns the key */
export async function keepRecoveryKey(app: RunningApp): Promise<string> {
  const page = await app.window()
  const saved = page.getByRole('button', { name: '我已保存好' })
  // Where the last key was typed has the same label.
  await saved.waitFor({ timeout: hardeningMs })
  const recoveryKey = await page.getByLabel('恢复密钥').innerText()
  await saved.click()
  const asked = page.getByLabel(/^第 \d+ 组$/)
  const place = Number(/\d+/.exec((await asked.getAttribute('aria-label')) ?? '')?.[0])
  await asked.fill(recoveryKey.split('-')[place - 1] ?? '')
  await page.getByRole('button', { name: '继续' }).click()
  return recoveryKey
}

/** Gives the promise of confidentiality, as everybody does who comes in for the first time. */
export async function promise(app: RunningApp): Promise<void> {
  const page = await app.window()
  await page.getByRole('button', { name: '我已阅读，承诺遵守' }).click()
}

export async function unlock(app: RunningApp, passphrase: string): Promise<void> {
  const page = await app.window()
  await page.getByLabel('口令', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: '解锁' }).click()
}

/** Waits until the person is inside. */
export async function inside(app: RunningApp): Promise<void> {
  const page = await app.window()
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
}

/** Waits until the person stands before the closed door, which shows nothing of what is behind it. */
export async function outside(app: RunningApp): Promise<void> {
  const page = await app.window()
  await page.getByRole('heading', { name: '解锁保管库' }).waitFor()
  expect(await page.getByRole('navigation', { name: '主导航' }).count()).toBe(0)
}
