import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canWatch, controlWatch, createWatch, routeQuestions, type Watch } from './connects.ts'
import { createVault, supervisor } from './door.ts'
import { aLender, type Lender } from './lender.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { findTraces, type Secret, secretFile, secretText } from './traces.ts'

/** The whole job, by what a person sees and does in the window; the lender works with the command line. */

const cases = 2
/** Two cases are read within this on a machine that does other things too. */
const readingTimeMs = 100_000
const remark = '标记备注七三，请补充近六个月流水'
const reason = '标记原因四一，委托方本周五前急需'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page
let lender: Lender
/** The lender's files are readable; the vendor has none of them but the package. */
let lenderFolder: Awaited<ReturnType<typeof temporaryFolder>>
let recoveryKey: string
let watch: Watch
const startedAt = Date.now()
const at = (name: string) => join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  lenderFolder = await temporaryFolder()
  watch = createWatch(lenderFolder.path)
  app = await launchApp(folder.path, 'profile', { through: canWatch ? watch.through : undefined })
  page = await app.window()
  lender = await aLender(lenderFolder.path, { cases, seed: 'window' })
  recoveryKey = await createVault(app)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
  await lenderFolder[Symbol.asyncDispose]()
})

async function goTo(place: '批次' | '委托方'): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByText(place, { exact: true }).click()
}

describe('the supervisor', () => {
  it('registers the lender after comparing the fingerprint', async () => {
    await goTo('委托方')
    await app.answerDialog(lender.card)
    await page.getByRole('button', { name: '登记委托方名片' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '指纹一致，登记' }).click()
    await page.getByRole('table', { name: '委托方' }).getByText('样本银行').waitFor()
  })

  it('issues a receiving key and gives out the card of the station', async () => {
    await app.answerDialog(at('receiving-key.json'))
    await page.getByRole('button', { name: '签发接收密钥' }).click()
    await page.getByText('接收密钥已写入').waitFor()
    await app.answerDialog(at('vendor.json'))
    await page.getByRole('button', { name: '导出本站名片' }).click()
    await page.getByText('本站名片已写入').waitFor()
  })

  it('imports the batch that the lender packed for that key', async () => {
    const batch = await lender.pack(at('receiving-key.json'))
    await goTo('批次')
    await app.answerDialog(batch)
    await page.getByRole('button', { name: '导入资料包' }).click()
    await page.getByRole('table', { name: '批次' }).getByText('样本银行').waitFor()
  })

  it('has the identity documents read, with a rest in between', async () => {
    const row = page.getByRole('table', { name: '批次' }).getByRole('row').nth(1)
    await row.getByRole('button', { name: '识别' }).click()
    const jobs = page.getByRole('region', { name: '后台任务' })
    await jobs.getByRole('button', { name: '暂停识别' }).click()
    await jobs.getByRole('button', { name: '继续识别' }).click()
    await expect
      .poll(async () => (await row.getByRole('cell').nth(4).innerText()).trim(), { timeout: readingTimeMs })
      .toMatch(/^(\d+) \/ \1$/)
  })
})

describe('the reviewer', () => {
  it('sees the document of the first case, and what was read from it', async () => {
    await page.getByRole('button', { name: '打开' }).click()
    await page.getByRole('button', { name: '下一个待审' }).click()
    await page.getByText(`第 1 / ${cases} 案`).waitFor()
    await page.getByRole('button', { name: '显示号码' }).waitFor()
    const painted = () =>
      page
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
          return new Set(data).size
        })
    await expect.poll(painted, { timeout: 30_000 }).toBeGreaterThan(50)
  })

  it('gives an opinion on the first case, with a reason', async () => {
    await giveOpinion(1)
    await page.getByText(`第 2 / ${cases} 案`).waitFor()
  })

  it('finds nothing to answer in the fields of a case that is decided', async () => {
    await page.keyboard.press('Control+ArrowUp')
    await page.getByText(`第 1 / ${cases} 案`).waitFor()
    const fields = page.getByRole('region', { name: '字段' })
    await fields.getByRole('textbox').first().focus()
    expect(await fields.getByRole('textbox').first().getAttribute('readonly')).not.toBeNull()
    expect(await fields.getByRole('button', { name: /^(确认|无法辨认|不适用)/ }).count()).toBe(0)
    await page.keyboard.press('Control+ArrowDown')
    await page.getByText(`第 2 / ${cases} 案`).waitFor()
  })
})

/** On the case that is open. */
async function giveOpinion(index: number): Promise<void> {
  await page.getByText(`第 ${index} / ${cases} 案`).waitFor()
  await page.getByRole('radiogroup', { name: '审核意见' }).getByText('补件').click()
  await page.getByRole('combobox', { name: '原因' }).fill('OTHER')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '备注' }).fill(remark)
  await page.getByRole('button', { name: '保存并下一个' }).click()
}

describe('the result', () => {
  const goesOut = () => page.getByRole('region', { name: '将要交付' })
  const exportIt = () => page.getByRole('button', { name: '导出到文件' })

  it('is previewed while a case waits: what goes out, and who is to decide the other', async () => {
    await goTo('批次')
    await page.getByRole('button', { name: '结果', exact: true }).click()
    await goesOut().getByText('1 案（本批次共 2 案）').waitFor()
    const waiting = page.getByRole('table', { name: '尚未审完' }).getByRole('row').nth(1)
    expect(await waiting.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringContaining('A-0002'),
      '初审',
      '审核中',
      supervisor.user,
    ])
  })

  it('goes out in part only with a reason, by keys alone', async () => {
    expect(await exportIt().isDisabled()).toBe(true)
    await page.keyboard.press('m')
    await page.keyboard.insertText(reason)
    await app.answerDialog(at('part.asice'))
    await page.keyboard.press('Control+Enter')
    await page.getByText('已写入 part.asice：第 1 个结果包，1 案').waitFor()
    await goesOut().getByText('0 案（本批次共 2 案）').waitFor()
    expect(await lender.verify(at('part.asice'), at('vendor.json'))).toMatchObject({ verdict: 'valid' })
  })

  it('is over with the second one, which names the first', async () => {
    await page.getByRole('button', { name: 'A-0002' }).click()
    await giveOpinion(2)
    await page.getByText('本批次没有等待您审核的案件了').waitFor()
    await page.keyboard.press('Alt+s')
    await page.getByText('什么也不缺：全部案件都已审完。').waitFor()
    await goesOut().getByText('第 1 个结果包（').waitFor()
    await app.answerDialog(at('result.asice'))
    await page.keyboard.press('e')
    await page.getByText('已写入 result.asice：第 2 个结果包，1 案').waitFor()
    expect(await lender.verify(at('result.asice'), at('vendor.json'))).toMatchObject({ verdict: 'valid' })
  })
})

describe('what the application wrote, wherever it wrote', () => {
  /** Everything of the customers and of the people here that a file could give away. */
  async function secrets(): Promise<Secret[]> {
    const { texts, documents } = await lender.sample()
    return [
      ...[...texts, remark, reason, supervisor.passphrase, recoveryKey].map(secretText),
      ...documents.map(({ name, bytes }) => secretFile(name, bytes)),
    ]
  }
  /** Home and temporary folder are the application's own (runningApp.ts); shared memory is everybody's. */
  const search = async () => findTraces([folder.path, '/dev/shm'], await secrets(), { since: startedAt })

  it('holds nothing of it in the clear: no text in any encoding, and no part of a document', async () => {
    expect((await secrets()).length).toBeGreaterThan(10)
    const { found, files } = await search()
    expect(found).toEqual([])
    // The browser's profile alone is dozens of files.
    expect(files).toBeGreaterThan(20)
  })

  it('holds nothing of it after the application was closed', async () => {
    await app.close()
    expect((await search()).found).toEqual([])
  })

  it('would have been found to hold it in any of its forms', async () => {
    const all = await secrets()
    for (const [index, form] of all.flatMap(({ forms }) => forms).entries())
      await writeFile(at(`control-${index}`), Buffer.concat([Buffer.alloc(99, 1), form, Buffer.alloc(99, 1)]))
    const { found } = await findTraces([folder.path], all)
    expect(new Set(found.map((line) => line.split(': ')[0])).size).toBe(
      all.reduce((sum, { forms }) => sum + forms.length, 0),
    )
  })
})

it('goes through without a complaint of the page or a refusal of the shell', () => {
  expect(app.output()).toBe('')
})

describe.skipIf(!canWatch)('whom the application spoke to, with all that it started', () => {
  it('was nobody: no address but sockets of this computer, and nothing sent', async () => {
    const { local, connected, pointedAt, sent } = await watch.reached()
    expect(local).toBeGreaterThan(0)
    expect({ connected, sent }).toEqual({ connected: [], sent: [] })
    expect(pointedAt.filter((address) => !routeQuestions.includes(address))).toEqual([])
  })

  it('would have been found, had it been anybody', async () => {
    await using elsewhere = await temporaryFolder()
    expect(await controlWatch(elsewhere.path)).toMatchObject({
      connected: ['TCP 127.0.0.1'],
      sent: ['UDP 127.0.0.1'],
    })
  })
})
