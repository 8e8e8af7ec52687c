import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { fillVault, inside, keepRecoveryKey, promise, supervisor, unlock } from './e2e/door.ts'
import { aLender } from './e2e/lender.ts'
import { launchOn } from './e2e/onStandIn.ts'

/**
 * Photographs every screen of the built application on invented cases, in both languages at two sizes, to be looked
 * at: `node test/screenshots.ts FOLDER [cases]` after `npm run build`.
 */
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const [out = 'screenshots', cases = '6'] = process.argv.slice(2)
mkdirSync(resolve(out), { recursive: true })
const folder = await mkdtemp(join(tmpdir(), 'sealdesk-screenshots-'))
const app = await launchOn({
  args: [`--user-data-dir=${join(folder, 'profile')}`],
  env: { ...process.env, SEALDESK_DATA: join(folder, 'vault') },
})
try {
  await photographAll(await app.window())
} finally {
  await app.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function photographAll(page: Page): Promise<void> {
  await photograph(page, 'first-run')
  await fillVault(app)
  await page.getByLabel('恢复密钥').waitFor()
  await photograph(page, 'recovery-key')
  await keepRecoveryKey(app)
  await page.getByRole('heading', { name: '保密承诺' }).waitFor()
  await photograph(page, 'promise')
  await promise(app)
  await inside(app)
  await app.leaveDesk('suspend')
  const locked = await app.window()
  await locked.getByRole('heading', { name: '解锁保管库' }).waitFor()
  await photograph(locked, 'unlock')
  await unlock(app, supervisor.passphrase)
  await locked.getByText('还没有批次').waitFor()
  await photograph(locked, 'batches-empty')
  await locked.keyboard.press('F1')
  await locked.getByRole('dialog').waitFor()
  await photograph(locked, 'help')
  await locked.keyboard.press('Escape')
  await locked.getByRole('dialog').waitFor({ state: 'detached' })
  await locked.keyboard.press('t')
  await locked.getByText('0 / 9').waitFor()
  await locked.keyboard.press('n')
  await locked.getByText('1 / 9').waitFor()
  await pagePainted(locked)
  await photograph(locked, 'training')
  await locked.getByRole('button', { name: '丢弃' }).click()
  await locked.getByText('还没有批次').waitFor()
  await takeBatchIn(locked)
  await photograph(locked, 'batches')
  await locked.getByRole('button', { name: '打开' }).click()
  await photograph(locked, 'queue')
  await locked.keyboard.press('Control+a')
  await locked.keyboard.press('a')
  await locked.getByRole('dialog').waitFor()
  await photograph(locked, 'assignment')
  await locked.keyboard.press('Escape')
  await locked.getByRole('dialog').waitFor({ state: 'detached' })
  await locked.getByRole('button', { name: '下一个待审' }).click()
  await locked.getByRole('button', { name: '显示号码' }).waitFor()
  await pagePainted(locked)
  await photograph(locked, 'case')
  await lookAround(locked)
  await giveOpinion(locked)
  for (const [key, name] of [
    ['Alt+a', 'audit'],
    ['Alt+p', 'people'],
    ['Alt+u', 'account'],
    ['Alt+l', 'lenders-keys'],
    ['o', 'certificate'],
    ['Escape', 'lenders-again'],
    ['Control+,', 'settings'],
    ['?', 'shortcuts'],
    ['Escape', 'settings-again'],
  ] as const) {
    await locked.keyboard.press(key)
    await locked.waitForTimeout(1500)
    await photograph(locked, name)
  }
  await locked.keyboard.press('Alt+b')
  await locked.getByRole('table', { name: '批次' }).waitFor()
  await locked.keyboard.press('d')
  await locked.waitForTimeout(1500)
  await photograph(locked, 'destruction')
}

/** A case with a finding, the queue beside it, its worksheets; and back to the case before. */
async function lookAround(page: Page): Promise<void> {
  await page.keyboard.press('Control+b')
  const queue = page.getByRole('navigation', { name: '前后案件' })
  await queue.getByRole('button', { name: 'A-0005' }).click()
  await page.getByRole('heading', { name: /A-0005 第/ }).waitFor()
  await pagePainted(page)
  await page.keyboard.press('Alt+j')
  await photograph(page, 'case-finding')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Alt+f')
  await page.waitForTimeout(1500)
  await photograph(page, 'worksheet')
  await page.keyboard.press('Alt+f')
  for (const caseNo of ['A-0004', 'A-0003', 'A-0002', 'A-0001']) {
    await page.keyboard.press('Control+ArrowUp')
    await page.getByRole('heading', { name: new RegExp(`${caseNo} 第`) }).waitFor()
  }
  await pagePainted(page)
}

/** The document is there a moment after the case. */
async function pagePainted(page: Page): Promise<void> {
  await page
    .getByRole('img', { name: /，第 1 页$/ })
    .first()
    .waitFor()
  await page.waitForTimeout(1500)
}

/** An opinion with a reason, one that is given anew in its place, and the board that counts them. */
async function giveOpinion(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3')
  await page.keyboard.type('zlqs')
  await page.keyboard.press('Enter')
  await photograph(page, 'opinion')
  await page.keyboard.press('Control+Enter')
  await page.getByText('已保存').waitFor()
  await page.keyboard.press('Control+u')
  await page.getByText('正在更改您已给出的意见').waitFor()
  await photograph(page, 'opinion-anew')
  await page.keyboard.press('Alt+d')
  await page.getByRole('table', { name: '审核意见：数据' }).waitFor()
  await photograph(page, 'board')
  await page.keyboard.press('Alt+s')
  await page.getByRole('button', { name: '导出到文件' }).waitFor()
  await photograph(page, 'result')
}

async function takeBatchIn(page: Page): Promise<void> {
  const lender = await aLender(folder, { cases: Number(cases), seed: 'screens' })
  const goTo = (place: string) =>
    page.getByRole('navigation', { name: '主导航' }).getByText(place, { exact: true }).click()
  await goTo('委托方')
  await app.answerDialog(lender.card)
  await page.getByRole('button', { name: '登记委托方名片' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '指纹一致，登记' }).waitFor()
  await photograph(page, 'trust')
  await page.getByRole('dialog').getByRole('button', { name: '指纹一致，登记' }).click()
  const key = join(folder, 'receiving-key.json')
  await app.answerDialog(key)
  await page.getByRole('button', { name: '签发接收密钥' }).click()
  await page.getByText('接收密钥已写入').waitFor()
  await photograph(page, 'lenders')
  await goTo('批次')
  await app.answerDialog(await lender.pack(key))
  await page.getByRole('button', { name: '导入资料包' }).click()
  const row = page.getByRole('table', { name: '批次' }).getByRole('row').nth(1)
  await row.getByRole('button', { name: '识别' }).click({ timeout: 60_000 })
  await page.waitForTimeout(3000)
  await photograph(page, 'reading')
  await page.getByText(/识别完成|读取完成/).waitFor({ timeout: 300_000 })
}

/** Takes the screen in both languages at each size, and leaves it as it was. */
async function photograph(page: Page, name: string): Promise<void> {
  for (const [language, other] of [
    ['zh', 'English'],
    ['en', '中文'],
  ] as const) {
    for (const size of sizes) {
      await page.setViewportSize(size)
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(out, `${name}-${language}-${size.width}.png`) })
    }
    await page.evaluate((label) => {
      const button = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent?.trim() === label,
      )
      button?.click()
    }, other)
    await page.waitForTimeout(300)
  }
}
