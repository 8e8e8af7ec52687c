import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anOrganisation, hasOpenssl, type Organisation, password } from '../fixtures/organisation.ts'
import { createVault, supervisor } from './door.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let organisation: Organisation

beforeAll(async () => {
  folder = await temporaryFolder()
  app = await launchApp(folder.path)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

describe.skipIf(!hasOpenssl())("the first start with the organisation's own certificate", () => {
  it('says when the password of its file is wrong, and makes the vault with the right one', async () => {
    const files = join(folder.path, 'organisation')
    mkdirSync(files)
    organisation = anOrganisation(files)
    const page = await app.window()
    await app.answerDialog(organisation.path('leaf.p12'))
    await page.getByRole('button', { name: '选择证书文件' }).click()
    await page.getByLabel('机构名称').fill(supervisor.vendor)
    await page.getByLabel('您的姓名').fill(supervisor.user)
    await page.getByLabel('证书文件的密码').fill('wrong')
    await page.getByLabel('口令', { exact: true }).fill(supervisor.passphrase)
    await page.getByLabel('再输入一次').fill(supervisor.passphrase)
    await page.getByRole('button', { name: '新建保管库' }).click()
    await page.getByText('密码不正确').waitFor()
    await page.getByLabel('证书文件的密码').fill(password)
    expect((await createVault(app)).length).toBeGreaterThan(20)
  })

  it('takes up the next one later, and shows the fingerprint that lenders compare', async () => {
    const page = await app.window()
    await page.keyboard.press('Alt+l')
    await page.getByRole('button', { name: '更换签名证书…' }).click()
    const dialog = page.getByRole('dialog')
    await app.answerDialog(organisation.path('leaf.p12'))
    await dialog.getByRole('button', { name: '选择证书文件' }).click()
    await dialog.getByText('leaf.p12').waitFor()
    await dialog.getByLabel('证书文件的密码').fill('wrong')
    await dialog.getByRole('button', { name: '换用这张证书' }).click()
    await dialog.getByText('密码不正确').waitFor()
    await dialog.getByLabel('证书文件的密码').fill(password)
    await dialog.getByRole('button', { name: '换用这张证书' }).click()
    await dialog.getByText('已换用新证书').waitFor()
    const card = join(folder.path, 'vendor.json')
    await app.answerDialog(card)
    await dialog.getByRole('button', { name: '导出本站名片' }).click()
    await page.getByText('本站名片已写入 vendor.json').waitFor()
  })
})
