import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { createVault, inside, outside, supervisor, unlock } from './door.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

/** The logs and the backup, by what a supervisor sees and does in the window. */

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page
const at = (name: string) => join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  app = await launchApp(at('here'))
  page = await app.window()
  await createVault(app)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

describe('the audit log', () => {
  it('is shown newest first, and filtered by what was done', async () => {
    await page.keyboard.press('Alt+a')
    const rows = page.getByRole('grid', { name: '审计日志' }).getByRole('row')
    await rows.nth(3).getByText('新建保管库').waitFor()
    await page.getByRole('combobox', { name: '操作' }).fill('新建')
    await page.keyboard.press('Enter')
    await page.getByText('1 条', { exact: true }).waitFor()
    await rows.nth(1).getByText(supervisor.user).waitFor()
  })

  it('is checked, to its last line', async () => {
    await page.getByRole('button', { name: '校验全部日志' }).click()
    await page.getByRole('dialog').getByText('1 份日志均完好').waitFor()
    await page.getByRole('dialog').getByText('完好，共 3 条').waitFor()
    await page.getByRole('dialog').getByRole('button').click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

describe('a backup', () => {
  it('is written to two files', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByText('批次', { exact: true }).click()
    await page.getByRole('button', { name: '备份' }).click()
    const dialog = page.getByRole('dialog')
    await app.answerDialog(at('vault.backup'))
    await dialog.getByRole('button', { name: '选择位置' }).first().click()
    await dialog.getByText('vault.backup').waitFor()
    await app.answerDialog(at('key-ring.json'))
    await dialog.getByRole('button', { name: '选择位置' }).last().click()
    await dialog.getByText('key-ring.json').waitFor()
    await dialog.getByRole('button', { name: '开始备份' }).click()
    await page.getByText('备份完成').waitFor()
  })

  it('becomes a vault on another machine, which opens with the same passphrase', async () => {
    await app.close()
    app = await launchApp(at('elsewhere'))
    page = await app.window()
    await page.getByRole('button', { name: '从备份恢复' }).click()
    await app.answerDialog(at('vault.backup'))
    await page.getByRole('button', { name: '选择备份文件' }).click()
    await page.getByText(/^备份于/).waitFor()
    await app.answerDialog(at('key-ring.json'))
    await page.getByRole('button', { name: '选择密钥环副本' }).click()
    await page.getByText('key-ring.json').waitFor()
    await page.getByLabel('口令', { exact: true }).last().fill(supervisor.passphrase)
    await page.getByRole('button', { name: '恢复', exact: true }).click()
    await page.getByText('保管库已恢复').waitFor()
    await page.getByRole('button', { name: '继续' }).click()
    await outside(app)
    await unlock(app, supervisor.passphrase)
    await inside(app)
  })
})
