import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { station } from '../fixtures/stationCommand.ts'
import { colleagues } from './colleagues.ts'
import { supervisor } from './door.ts'
import { aLender, type Lender } from './lender.ts'
import { prepareVault } from './prepared.ts'
import { launchApp, type RunningApp, temporaryFolder } from './runningApp.ts'
import { enter } from './staff.ts'

/** The end of a batch: two people destroy it in the window, and the lender verifies the proof. */

const { witness } = colleagues

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: RunningApp
let page: Page
let lender: Lender
let vault: string
const at = (name: string) => join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  vault = at('vault')
  lender = await aLender(folder.path, { cases: 1, seed: 'destruction', kinds: ['id-card-front'] })
  await prepareVault(folder.path, { people: [witness], lender })
  app = await launchApp(folder.path)
  page = await app.window()
  await enter(app, supervisor.user, supervisor.passphrase)
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
    await page.getByLabel('见证人的口令').fill(witness.passphrase)
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
  await writeVendorCard()
  expect(await lender.verify(at('destruction.asice'), at('vendor.json'))).toMatchObject({
    verdict: 'valid',
    kind: 'destruction',
  })
})

/** By the command, on the vault that the window had open. */
async function writeVendorCard(): Promise<void> {
  const args = ['card', '--data', vault, '--as', supervisor.user, '--out', at('vendor.json')]
  expect(await station(args, { SEALDESK_PASSPHRASE: supervisor.passphrase })).toMatchObject({ code: 0 })
}
