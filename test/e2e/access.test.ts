import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillVault, inside, keepRecoveryKey, outside, promise, supervisor, unlock } from './door.ts'
import { aLender } from './lender.ts'
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

/** WCAG 2.2, levels A and AA. */
const everyRule = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
} as const
/** Those of them that a theme can break: all else of the page is the same in each. */
const rulesOfColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const

/** What axe finds in each theme: rule, theme and the elements. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [colorScheme, runOnly] of [
    ['light', everyRule],
    ['dark', rulesOfColours],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await settled(page)
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
    const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
    const results = (await page.evaluate(`axe.run(${options})`)) as AxeResults
    for (const { id, nodes } of results.violations)
      found.push(
        `${id} (${colorScheme}): ${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.slice(0, 200)}`)
          .join('\n')}`,
      )
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** The page has drawn what is new on it, and nothing changes its colour any more: colours in transition are nobody's. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  )
}

const keyed = async (keys: string, ready: (page: Page) => Promise<unknown>) => {
  const page = await app.window()
  await page.keyboard.press(keys)
  await ready(page)
  return page
}

describe('no rule of WCAG 2.2 AA that a machine can check is broken', () => {
  it('before there is a vault', async () => {
    const page = await app.window()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect.soft(await violations(page)).toEqual([])
  })

  it('where the recovery key is kept, and where confidentiality is promised', async () => {
    const page = await app.window()
    await fillVault(app)
    await page.getByLabel('恢复密钥').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await keepRecoveryKey(app)
    await page.getByRole('heading', { name: '保密承诺' }).waitFor()
    expect.soft(await violations(page)).toEqual([])
    await promise(app)
    await inside(app)
  })

  it('before the closed vault', async () => {
    await app.leaveDesk('suspend')
    await outside(app)
    expect.soft(await violations(await app.window())).toEqual([])
    await unlock(app, supervisor.passphrase)
  })

  it('where there is no batch yet', async () => {
    const page = await app.window()
    await page.getByText('还没有批次').waitFor()
    expect.soft(await violations(page)).toEqual([])
  })

  it('while somebody practises, with all tasks open', async () => {
    const page = await keyed('t', (at) => at.getByText('0 / 9').waitFor())
    await page.getByRole('button', { name: '0 / 9' }).click()
    await page.getByText('全部练习').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '丢弃' }).click()
    await page.getByText('还没有批次').waitFor()
  })

  it('among lenders, while one is trusted and after', async () => {
    const lender = await aLender(folder.path, { cases: 1, seed: 'access' })
    const page = await keyed('Alt+l', (at) => at.getByRole('button', { name: '登记委托方名片' }).waitFor())
    await app.answerDialog(lender.card)
    await page.getByRole('button', { name: '登记委托方名片' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '指纹一致，登记' }).waitFor()
    expect.soft(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: '指纹一致，登记' }).click()
    const key = join(folder.path, 'receiving-key.json')
    await app.answerDialog(key)
    await page.getByRole('button', { name: '签发接收密钥' }).click()
    await page.getByText('接收密钥已写入').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('o')
    await page.getByRole('dialog').getByRole('button', { name: '换用这张证书' }).waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('Alt+b')
    await app.answerDialog(await lender.pack(key))
    await page.getByRole('button', { name: '导入资料包' }).click()
    await page.getByRole('button', { name: '打开' }).waitFor({ timeout: 60_000 })
  })

  it('where a batch waits, while it is read and after', async () => {
    const page = await app.window()
    await page.getByRole('button', { name: '识别' }).click()
    expect.soft(await violations(page)).toEqual([])
    await page.getByText('识别完成').waitFor({ timeout: 120_000 })
    expect.soft(await violations(page)).toEqual([])
  })

  it('in the queue', async () => {
    const page = await app.window()
    await page.getByRole('button', { name: '打开' }).click()
    await page.getByRole('button', { name: '下一个待审' }).waitFor()
    expect.soft(await violations(page)).toEqual([])
  })

  it('in a case', async () => {
    const page = await keyed('n', (at) => at.getByRole('button', { name: '显示号码' }).waitFor())
    await page.keyboard.press('Control+b')
    await page.getByRole('navigation', { name: '前后案件' }).getByRole('button').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Control+b')
  })

  it('in a worksheet that is filled in from the text of its document', async () => {
    const page = await keyed('Alt+f', (at) => at.getByRole('region', { name: '测算表' }).waitFor())
    await page.getByText('银行流水', { exact: true }).last().click()
    await page.keyboard.press('Alt+t')
    await page.getByText('余额逐笔核对').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Alt+f')
    await page.getByRole('button', { name: '显示号码' }).waitFor()
  })

  it('in an opinion that is written, and in one that is given anew', async () => {
    const page = await keyed('Alt+3', (at) => at.getByRole('combobox', { name: '原因' }).waitFor())
    await page.keyboard.type('qt')
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+m')
    await page.keyboard.type('specimen')
    await page.keyboard.press('Control+Enter')
    await page.getByText('本批次没有等待您审核的案件了').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Control+u')
    await page.getByText('正在更改您已给出的意见').waitFor()
    expect.soft(await violations(page)).toEqual([])
  })

  it('on the board', async () => {
    const page = await keyed('Alt+d', (at) => at.getByRole('table', { name: '审核意见：数据' }).waitFor())
    expect.soft(await violations(page)).toEqual([])
  })

  it('in the about box, with a licence, and in the diagnostics', async () => {
    const page = await app.window()
    await app.chooseInMenu('帮助', '关于封卷台')
    await page.getByRole('button', { name: 'pdfjs-dist' }).waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'pdfjs-dist' }).click()
    await page.getByText('Apache License').first().waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '诊断信息…' }).click()
    await page.getByText('"versions"').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('before a result goes out', async () => {
    const page = await keyed('Alt+s', (at) => at.getByRole('button', { name: '导出到文件' }).waitFor())
    expect.soft(await violations(page)).toEqual([])
  })

  it('in the help, and in the command palette', async () => {
    let page = await keyed('F1', (at) => at.getByRole('dialog').waitFor())
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    page = await keyed('Control+k', (at) => at.getByRole('combobox', { name: '输入要做的事' }).waitFor())
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('in the settings, while keys are chosen too', async () => {
    const page = await keyed('Control+,', (at) => at.getByRole('heading', { name: '外观' }).waitFor())
    expect.soft(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '添加常用备注' }).click()
    await page.getByRole('dialog').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.getByLabel('名称').fill('流水')
    await page.getByRole('textbox', { name: '文字' }).fill('请补充近六个月流水')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect.soft(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '更改：顺时针旋转' }).click()
    await page.getByRole('dialog').waitFor()
    expect.soft(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it.each([
    ['the audit log', 'Alt+a', (at) => at.getByRole('grid', { name: '审计日志' }).getByRole('row').nth(1)],
    ['people', 'Alt+p', (at) => at.getByRole('table', { name: '人员' }).getByText(supervisor.user)],
    ['the own passphrase', 'Alt+u', (at) => at.getByRole('button', { name: '绑定本机' })],
  ] as [string, string, (at: Page) => Locator][])('in %s', async (_name, keys, shown) => {
    const page = await keyed(keys, (at) => shown(at).waitFor())
    expect.soft(await violations(page)).toEqual([])
  })

  it('in the incidents', async () => {
    const page = await app.window()
    await page.getByRole('navigation').getByRole('button', { name: '事件' }).click()
    await page.getByText('还没有记录过事件').waitFor()
    expect.soft(await violations(page)).toEqual([])
  })

  it('before a destruction', async () => {
    const page = await keyed('Alt+b', (at) => at.getByRole('table', { name: '批次' }).waitFor())
    await page.keyboard.press('d')
    await page.getByText('销毁需要').waitFor()
    expect.soft(await violations(page)).toEqual([])
  })
})
