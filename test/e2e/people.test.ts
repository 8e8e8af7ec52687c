import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inside, keepRecoveryKey, outside, promise, supervisor, unlock } from './door.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

const reviewer = { name: '李复审', given: '主管先给的 口令 lantern 7', own: '只有我知道 gravel 河马 31' }
const renewed = '换过的 口令 walnut 52 星期'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let recoveryKey: string

beforeAll(async () => {
  folder = await temporaryFolder()
  recoveryKey = await prepareVault(folder.path)
  app = await launchApp(folder.path)
  await unlock(app, supervisor.passphrase)
  await inside(app)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

const lock = async () => {
  const page = await app.window()
  await page.keyboard.press('Control+l')
  await outside(app)
}

describe('a supervisor', () => {
  it('adds a second reviewer, with their own passphrase as proof', async () => {
    const page = await app.window()
    await page.keyboard.press('Alt+p')
    await page.getByRole('table', { name: '人员' }).waitFor()
    await page.keyboard.press('a')
    await page.getByLabel('姓名', { exact: true }).fill(reviewer.name)
    await page.getByLabel('复审员').check()
    await page.getByLabel('初审员').uncheck()
    await page.getByLabel('初始口令').fill('password1')
    await page.getByText('强度').waitFor()
    await page.getByText('这是').waitFor()
    await page.getByLabel('初始口令').fill(reviewer.given)
    await page.getByText('强度：强').waitFor()
    await page.getByLabel('再输入一次').fill(reviewer.given)
    await page.getByLabel('您自己的口令').fill(supervisor.passphrase)
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByRole('cell', { name: '初始口令未更换' }).waitFor()
  })

  it('locks by the keyboard even while a dialog is open', async () => {
    const page = await app.window()
    await page.keyboard.press('a')
    await page.getByRole('dialog').waitFor()
    await lock()
  })
})

describe('the second reviewer', () => {
  it('gets in only with a passphrase of their own', async () => {
    const page = await app.window()
    await page.getByLabel('用户').click()
    await page.getByTitle(reviewer.name).click()
    await unlock(app, reviewer.given)
    await page.getByRole('heading', { name: '设置您自己的口令' }).waitFor()
    await page.getByLabel('新口令', { exact: true }).fill(reviewer.own)
    await page.getByLabel('再输入一次新口令').fill(reviewer.own)
    await page.getByRole('button', { name: '设置口令并解锁' }).click()
    await promise(app)
    await inside(app)
  })

  it('sees no people and adds none', async () => {
    const page = await app.window()
    await page.keyboard.press('Alt+p')
    expect(await page.getByRole('table', { name: '人员' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: '人员' }).count()).toBe(0)
  })

  it('binds themselves to the computer, once it has a keystore, and gets in there', async () => {
    const page = await app.window()
    await page.keyboard.press('Alt+u')
    const computer = page.getByRole('region', { name: '绑定本机' })
    const bind = async () => {
      await computer.getByLabel('您自己的口令').fill(reviewer.own)
      await computer.getByRole('button', { name: '绑定本机' }).click()
    }
    await app.setKeystore('basic_text')
    await bind()
    await page.getByText('本机没有可用的系统密钥库（').waitFor()
    await app.setKeystore('gnome_libsecret')
    await bind()
    await computer.getByRole('button', { name: '解除绑定' }).waitFor()
    await lock()
    await page.getByLabel('用户').click()
    await page.getByTitle(reviewer.name).click()
    await unlock(app, reviewer.own)
    await inside(app)
  })

  it('changes their passphrase', async () => {
    const page = await app.window()
    await page.keyboard.press('Alt+u')
    await page.getByLabel('原口令').fill(reviewer.own)
    await page.getByLabel('新口令', { exact: true }).fill(renewed)
    await page.getByLabel('再输入一次新口令').fill(renewed)
    await page.getByRole('button', { name: '更换口令' }).click()
    await page.getByText('口令已更换').waitFor()
    await lock()
  })
})

describe('a supervisor who forgot their passphrase', () => {
  it('gets in with the recovery key, and is shown the next one', async () => {
    const page = await app.window()
    await page.getByRole('button', { name: '用恢复密钥打开' }).click()
    await page.getByLabel('恢复密钥').fill(recoveryKey.toLowerCase())
    await page.getByLabel('新口令', { exact: true }).fill(renewed)
    await page.getByLabel('再输入一次新口令').fill(renewed)
    await page.getByRole('button', { name: '打开并设置新口令' }).click()
    expect(await keepRecoveryKey(app)).not.toBe(recoveryKey)
    await inside(app)
  })
})
