import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supervisor, unlock } from './door.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type MenuEntry, type RunningApp, temporaryFolder } from './runningApp.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
const policy = {
  format: 'sealdesk-policy/1',
  idleMinutes: 5,
  minimumPassphrase: 12,
  allowedLenders: [{ name: '样本银行', fingerprint: `${'AB:'.repeat(31)}AB` }],
}
const inFolder = (name: string) => join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  await writeFile(inFolder('policy.json'), JSON.stringify(policy), { mode: 0o644 })
  await writeFile(inFolder('样本 批次.asice'), 'not a package, but named like one')
  await writeFile(inFolder('另一批.asice'), 'neither is this')
  await writeFile(inFolder('照片.jpg'), 'nor this')
  await prepareVault(folder.path)
  app = await launchApp(folder.path, 'profile', {
    args: [inFolder('样本 批次.asice')],
    env: { SEALDESK_POLICY: inFolder('policy.json') },
  })
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

/** The entries of one menu of the bar. */
async function menuOf(label: string): Promise<readonly MenuEntry[]> {
  const found = (await app.menu()).find((entry) => entry.label === label)
  return found?.submenu ?? []
}
const entry = async (menu: string, label: string) => (await menuOf(menu)).find((each) => each.label === label)

it('reads the menu bar in the language of the window, with what can be done before the vault is open', async () => {
  await expect.poll(async () => (await entry('帮助', '关于封卷台'))?.isEnabled).toBe(true)
  expect((await app.menu()).map(({ label }) => label)).toEqual(['文件', '编辑', '查看', '前往', '帮助'])
  expect(await entry('文件', '锁定')).toMatchObject({ accelerator: 'CommandOrControl+L', isEnabled: false })
})

it('opens the about box from there, with whose work is in it', async () => {
  await app.chooseInMenu('帮助', '关于封卷台')
  const dialog = (await app.window()).getByRole('dialog', { name: '关于封卷台' })
  await dialog.getByRole('textbox', { name: '按名称或许可查找' }).fill('pdfjs')
  await dialog.getByRole('button', { name: 'pdfjs-dist' }).click()
  await dialog.getByText('Apache License').first().waitFor()
  await dialog.getByRole('button', { name: '返回列表' }).click()
  await dialog.getByRole('button', { name: '诊断信息…' }).click()
})

it('shows the diagnostics and saves exactly these', async () => {
  const page = await app.window()
  const dialog = page.getByRole('dialog', { name: '诊断信息' })
  const shown = dialog.locator('pre')
  await expect.poll(() => shown.innerText()).toContain('"versions"')
  const text = await shown.innerText()
  await app.answerDialog(inFolder('diagnostics.json'))
  await dialog.getByRole('button', { name: '保存…' }).click()
  await dialog.getByText('已保存').waitFor()
  expect((await readFile(inFolder('diagnostics.json'), 'utf8')).trim()).toBe(text.trim())
  expect(text).not.toContain(folder.path)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})

describe('a package that is opened by the system', () => {
  it('waits at the closed door, and is asked about inside', async () => {
    const page = await app.window()
    await unlock(app, supervisor.passphrase)
    const dialog = page.getByRole('dialog', { name: '导入资料包' })
    await dialog.getByText('样本 批次.asice').waitFor()
    await dialog.getByRole('button', { name: '导入', exact: true }).click()
    await page
      .getByText(/导入失败.*样本 批次\.asice/)
      .first()
      .waitFor()
  })

  it('comes from a second start too, which ends at once', async () => {
    expect(await app.startAgain([inFolder('另一批.asice')])).toBe(0)
    const dialog = (await app.window()).getByRole('dialog', { name: '导入资料包' })
    await dialog.getByText('另一批.asice').waitFor()
    await dialog.getByRole('button', { name: '不导入' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  it('comes by being dropped on the window, without its path on the page', async () => {
    const page = await app.window()
    await app.drop([inFolder('照片.jpg')])
    await page.getByText('只能导入 .asice 资料包').waitFor()
    await app.drop([inFolder('另一批.asice'), inFolder('照片.jpg')])
    const dialog = page.getByRole('dialog', { name: '导入资料包' })
    await dialog.getByText('另一批.asice').waitFor()
    expect(await dialog.getByText('照片.jpg').count()).toBe(0)
    expect(await page.content()).not.toContain(inFolder('另一批.asice'))
    await dialog.getByRole('button', { name: '不导入' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })
})

describe('the menu of an open vault', () => {
  it('names what can be done on the screen, and does it', async () => {
    await expect.poll(async () => (await entry('操作', '预览并导出所选批次的结果'))?.isEnabled).toBe(true)
    expect(await entry('文件', '导入资料包')).toMatchObject({ isEnabled: true })
    await app.chooseInMenu('文件', '设置')
    await (await app.window()).getByRole('heading', { name: '本机', exact: true }).waitFor()
  })

  it('follows the keys that a person chooses', async () => {
    const page = await app.window()
    await page.getByRole('button', { name: '更改：到审计日志' }).click()
    const dialog = page.getByRole('dialog', { name: '更改：到审计日志' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('在此按下要用的按键')
    await page.keyboard.press('Control+j')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect.poll(async () => (await entry('前往', '到审计日志'))?.accelerator).toBe('CommandOrControl+J')
  })

  it('does not take the focus when Alt was held for a shortcut', async () => {
    const page = await app.window()
    await page.evaluate(() =>
      addEventListener('keyup', ({ key, defaultPrevented }) => {
        if (key === 'Alt') document.body.dataset.altWasLeft = String(!defaultPrevented)
      }),
    )
    await page.keyboard.press('Alt+b')
    await page.locator('body[data-alt-was-left="false"]').waitFor({ state: 'attached' })
    await page.keyboard.press('Control+,')
    await page.getByRole('heading', { name: '本机', exact: true }).waitFor()
  })

  it('follows the language', async () => {
    const page = await app.window()
    await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
    await expect.poll(async () => (await entry('Help', 'About Sealdesk'))?.isEnabled).toBe(true)
    await page.getByRole('banner').getByRole('button', { name: '中文' }).click()
    await expect.poll(async () => (await entry('帮助', '关于封卷台'))?.isEnabled).toBe(true)
  })
})

it('shows in the settings what the organisation has laid down', async () => {
  const page = await app.window()
  const computer = page.getByRole('region', { name: '本机', exact: true })
  await computer.getByText('5 分钟 由您的机构设定').waitFor()
  await computer.getByText('12 个字符').waitFor()
  await computer.getByText('样本银行').waitFor()
  expect(await computer.getByRole('combobox').count()).toBe(0)
})

it('zooms by keys, also in text, and keeps it', async () => {
  const page = await app.window()
  const width = () => page.evaluate(() => window.innerWidth)
  const before = await width()
  await page.getByRole('textbox', { name: '搜索快捷键' }).press('Control+=')
  await expect.poll(width).toBe(Math.round(before / 1.1))
  expect(JSON.parse(await readFile(inFolder('profile/appearance.json'), 'utf8'))).toMatchObject({ zoom: 1.1 })
  await app.chooseInMenu('查看', '界面恢复原大小')
  await expect.poll(width).toBe(before)
})

it('writes down where the window is', async () => {
  const bounds = { x: 40, y: 30, width: 1200, height: 800 }
  await app.placeWindow(bounds)
  const kept = async () => readFile(inFolder('profile/window.json'), 'utf8').catch(() => '')
  await expect.poll(kept).toBe(JSON.stringify({ bounds, isMaximised: false }))
})

it('does not start where the policy cannot be kept to, and says so in both languages', async () => {
  await writeFile(inFolder('wrong.json'), '{"format":"sealdesk-policy/1","idleMinutes":0}', { mode: 0o644 })
  const refused = launchApp(folder.path, 'other', { env: { SEALDESK_POLICY: inFolder('wrong.json') } })
  await expect(refused).rejects.toThrow(/策略文件.*idleMinutes[\s\S]*policy file.*idleMinutes/)
})
