import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RunningApp } from '../../e2e/runningApp.ts'
import { runSealdesk } from '../processes.ts'
import { makeManyCases } from './manyCases.ts'

const importTimeMs = 20 * 60 * 1000

/** Packs so many cases as a lender does, and takes them in as a supervisor does who is at the desk. */
export async function takeManyCasesIn(app: RunningApp, folder: string, cases: number): Promise<void> {
  const at = (name: string) => join(folder, name)
  const page = await app.window()
  const order = makeManyCases(at('cases'), cases)
  runSealdesk(['lender', 'init', '--name', '样本银行', '--out', at('keys')])
  const goTo = (place: string) =>
    page.getByRole('navigation', { name: '主导航' }).getByText(place, { exact: true }).click()
  await goTo('委托方')
  await app.answerDialog(at('keys/lender.json'))
  await page.getByRole('button', { name: '登记委托方名片' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '指纹一致，登记' }).click()
  await app.answerDialog(at('key.json'))
  await page.getByRole('button', { name: '签发接收密钥' }).click()
  await page.getByText('接收密钥已写入').waitFor()
  const files = ['--order', order, '--keys', at('keys'), '--to', at('key.json'), '--out', at('batch.asice')]
  runSealdesk(['lender', 'pack', at('cases'), ...files])
  rmSync(at('cases'), { recursive: true })
  await goTo('批次')
  await app.answerDialog(at('batch.asice'))
  await page.getByRole('button', { name: '导入资料包' }).click()
  await page.getByRole('button', { name: '打开' }).waitFor({ timeout: importTimeMs })
  await page.waitForTimeout(2000)
}
