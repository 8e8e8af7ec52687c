import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DocumentPath } from '../../../shared/domain/ids.ts'
import { aDocument, batchFiles } from '../../fixtures/packages.ts'
import { aStation } from '../../fixtures/station.ts'

const script = fileURLToPath(new URL('packByHand.sh', import.meta.url))
const tools = ['sh', 'openssl', 'age', 'zip', 'sha256sum']
const hasTools = tools.every((tool) => spawnSync('which', [tool]).status === 0)

describe.skipIf(!hasTools)('a batch packed by hand with openssl, age, zip and sha256sum', () => {
  it('is taken in by a station, and its documents are there', async () => {
    const station = await aStation()
    const documents = [
      aDocument('A-001', '1.jpg'),
      aDocument('A-001', '银行流水 2.pdf'),
      aDocument('A-002', '1.png'),
    ]
    const folder = join(station.folder, 'folder')
    for (const [name, content] of Object.entries(batchFiles({ documents })))
      write(join(folder, name), content)
    const keys = join(station.folder, 'keys')
    write(join(keys, 'certificate.pem'), station.lender.certificatePem)
    write(join(keys, 'signing-key.pem'), station.lender.privateKeyPem)
    write(join(keys, 'lender.json'), JSON.stringify(station.lender.card, null, 2))
    const receivingKey = join(station.folder, 'receiving.json')
    await station.api.lender.issueReceivingKey({
      lender: station.lender.name,
      target: station.core.grant(receivingKey),
    })
    const out = join(station.folder, 'by-hand.asice')
    execFileSync(script, [folder, keys, receivingKey, out], { stdio: 'pipe' })

    const { batch, outcome } = await station.ended(
      station.api.batch.import({ package: station.core.grant(out) }),
    )
    expect(outcome).toEqual({ state: 'done' })
    if (batch === null) throw new Error('a batch that was taken in has an id')
    expect(await station.api.batch.list()).toMatchObject([{ batchId: batch, cases: 2, documents: 3 }])
    const read = await station.api.document.page({
      batch,
      document: DocumentPath.parse('docs/A-001/银行流水 2.pdf'),
      page: 1,
      maxSide: 100,
    })
    expect(read.width).toBe(2)
  })
})

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
}
