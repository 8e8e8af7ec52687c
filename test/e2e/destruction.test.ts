import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inside, promise, supervisor, unlock } from './door.ts'
import { aLender, type Lender } from './lender.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'

/** The end of a batch: two people destroy it in the window, and the lender verifies the proof. */

const witness = { name: '样见证', given: '主管先给的 口令 lantern 7', own: '只有我知道 gravel 河马 31' }

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page
let lender: Lender
let vault: string
const at = (name: string) => join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  vault = at('vault')
  lender = await aLender(folder.path, { cases: 1, seed: 'destruction' })
  const { vendor, user, passphrase } = supervisor
  await station('init', ['--vendor', vendor, '--user', user], passphrase)
  await station('trust', [lender.card, '--yes'], passphrase)
  await station('receiving-key', ['--lender', '样本银行', '--out', at('receiving-key.json')], passphrase)
  await station('import', [await lender.pack(at('receiving-key.json'))], passphrase)
  await station('add-person', [witness.name, '--role', 'auditor'], passphrase, witness.given)
  await station('passphrase', ['--as', witness.name], witness.given, witness.own)
  app = await launchApp(folder.path)
  page = await app.window()
  await unlock(app, passphrase)
  await promise(app)
  await inside(app)
})
afterAll(async () => {
  await app.close()
  await folder[Symbol.asyncDispose]()
})

describe('two people', () => {
  it('destroy a batch only after each warning was accepted', async () => {
    await page.getByRole('table', { name: '批次' }).getByText('样本银行').waitFor()
    await page.keyboard.press('d')
    const destroy = page.getByRole('button', { name: '销毁', exact: true })
    await page.getByLabel(`操作人 ${supervisor.user} 的口令`).fill(supervisor.passphrase)
    await page.getByLabel('见证人的口令').fill('不是 这个 passphrase')
    expect(await destroy.isDisabled()).toBe(true)
    for (const warning of await page.getByRole('checkbox').all()) await warning.check()
    await destroy.click()
    await page.getByRole('alert').getByText('口令不正确').waitFor()

    await page.getByLabel(`操作人 ${supervisor.user} 的口令`).fill(supervisor.passphrase)
    await page.getByLabel('见证人的口令').fill(witness.own)
    await destroy.click()
    await page.getByRole('heading', { name: '批次已销毁' }).waitFor()
    expect(await readdir(join(vault, 'batches'))).toEqual([])
  })

  it('give the lender a proof that is valid, and print a certificate', async () => {
    await app.answerDialog(at('destruction.asice'))
    await page.keyboard.press('e')
    await page.getByText('已写入 destruction.asice').waitFor()
    await app.answerDialog(at('certificate.html'))
    await page.keyboard.press('c')
    await page.getByText('已写入 certificate.html').waitFor()
    const certificate = await readFile(at('certificate.html'), 'utf8')
    for (const name of [supervisor.user, witness.name, '样本银行']) expect(certificate).toContain(name)
  })

  it('see it in the list of batches from then on', async () => {
    await page.keyboard.press('Escape')
    const row = page.getByRole('table', { name: '批次' }).getByRole('row').nth(1)
    await row.getByText('已销毁').waitFor()
    expect(await row.getByRole('button').allInnerTexts()).toEqual(['销毁证明'])
  })
})

it('goes through without a complaint of the page or a refusal of the shell', async () => {
  expect(app.output()).toBe('')
  await app.close()
  await station('card', ['--as', supervisor.user, '--out', at('vendor.json')], supervisor.passphrase)
  expect(await lender.verify(at('destruction.asice'), at('vendor.json'))).toMatchObject({
    verdict: 'valid',
    kind: 'destruction',
  })
})

/** Runs `station …` on the vault that the window opens afterwards. */
async function station(
  command: string,
  args: readonly string[],
  passphrase: string,
  newPassphrase = '',
): Promise<void> {
  const main = join(import.meta.dirname, '../../main/cli/sealdesk.ts')
  const env = { ...process.env, SEALDESK_PASSPHRASE: passphrase, SEALDESK_NEW_PASSPHRASE: newPassphrase }
  await promisify(execFile)(process.execPath, [main, 'station', command, '--data', vault, ...args], { env })
}
