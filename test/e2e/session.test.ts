import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createVault, inside, outside, supervisor, unlock } from './door.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp

beforeAll(async () => {
  folder = await temporaryFolder()
  app = await launchApp(folder.path)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

const corePid = async () => (await app.services())['sealdesk-core']

/** The door waits for the passphrase: nothing is to be clicked first. */
async function unlockByKeyboard(): Promise<void> {
  const page = await app.window()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('passphrase')
  await page.keyboard.type(supervisor.passphrase)
  await page.keyboard.press('Enter')
}

/** Whether a process of this id still runs. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the first start', () => {
  it('offers to create a vault, in Chinese', async () => {
    const page = await app.window()
    await page.getByRole('heading', { name: '新建保管库' }).waitFor()
    expect(await page.title()).toBe('封卷台')
  })

  it('creates one, shows the recovery key, and lets its first supervisor in', async () => {
    const recoveryKey = await createVault(app)
    expect(recoveryKey.length).toBeGreaterThan(20)
  })
})

describe('a vault that is open', () => {
  it.each(['suspend', 'lock-screen'] as const)(
    'is locked on %s, and its keys end with their process',
    async (event) => {
      const pid = await corePid()
      if (pid === undefined) throw new Error('no core process')
      await app.leaveDesk(event)
      await outside(app)
      expect(runs(pid)).toBe(false)
      expect(await corePid()).not.toBe(pid)
      await unlock(app, supervisor.passphrase)
      await inside(app)
    },
  )

  it('is locked by the person', async () => {
    const page = await app.window()
    const pid = await corePid()
    await page.getByRole('button', { name: '锁定' }).click()
    await outside(app)
    expect(await corePid()).not.toBe(pid)
    await unlockByKeyboard()
    await inside(app)
  })

  it('is locked when the process with its keys dies', async () => {
    const pid = await corePid()
    if (pid === undefined) throw new Error('no core process')
    process.kill(pid, 'SIGKILL')
    await outside(app)
    await unlock(app, supervisor.passphrase)
    await inside(app)
  })

  it('stays locked to a wrong passphrase', async () => {
    await app.leaveDesk('suspend')
    await outside(app)
    await unlock(app, '不是这个口令')
    const page = await app.window()
    await page.getByText('口令不正确').waitFor()
    await outside(app)
  })
})

describe('a second copy of the application', () => {
  it('says that the vault is in use, and opens it when the first has left', async () => {
    await unlock(app, supervisor.passphrase)
    await inside(app)
    const second = await launchApp(folder.path, 'second-profile')
    try {
      await outside(second)
      await unlock(second, supervisor.passphrase)
      const page = await second.window()
      await page.getByText('另一个程序正在使用此保管库').first().waitFor()
      await outside(second)
      await app.close()
      await unlock(second, supervisor.passphrase)
      await inside(second)
    } finally {
      await second.close()
    }
  })
})

describe('the next start', () => {
  it('finds the vault locked, and opens it with the passphrase', async () => {
    await app.close()
    app = await launchApp(folder.path)
    await outside(app)
    await unlock(app, supervisor.passphrase)
    await inside(app)
  })
})
