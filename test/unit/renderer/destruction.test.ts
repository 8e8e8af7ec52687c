import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createBatchesStore } from '../../../renderer/stores/batchesStore.ts'
import { createDestructionStore } from '../../../renderer/stores/destructionStore.ts'
import { createJobsStore } from '../../../renderer/stores/jobsStore.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk, passphrase } from '../../fixtures/fakeDesk.ts'
import { witness } from '../../fixtures/fakeDestructions.ts'

async function opened() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const batches = createBatchesStore(desk, createJobsStore(desk))
  const destruction = createDestructionStore(desk, () => batches.getState().load())
  await destruction.getState().open(batchId, false)
  const proof = { passphrase, witness, witnessPassphrase: 'of the witness' }
  const acceptAll = () => {
    for (const warning of destruction.getState().plan?.warnings ?? [])
      destruction.getState().accept(warning, true)
  }
  return { fake, batches, destruction, proof, acceptAll }
}

describe('destroying a batch in the window', () => {
  it('shows the proof in the place of the order, and the batch as destroyed in the list', async () => {
    const { batches, destruction, proof, acceptAll } = await opened()
    acceptAll()
    await destruction.getState().destroy(proof)
    expect(destruction.getState()).toMatchObject({ plan: null, statement: { batchId, witness }, error: null })
    const view = batches.getState().batches?.find((batch) => batch.batchId === batchId)
    expect(view?.state).toBe('destroyed')
  })

  it('sends only the warnings that the person has accepted', async () => {
    const { fake, destruction, proof } = await opened()
    const { accept, destroy } = destruction.getState()
    accept('before-retention', true)
    accept('not-exported', true)
    accept('not-exported', false)
    await destroy(proof)
    expect(fake.callsOf('destruction.destroy')).toMatchObject([{ accepted: ['before-retention'] }])
    expect(destruction.getState()).toMatchObject({
      statement: null,
      plan: { batchId },
      error: { code: 'destruction/not-accepted' },
    })
  })

  it('keeps what was accepted when a passphrase was wrong', async () => {
    const { destruction, proof, acceptAll } = await opened()
    acceptAll()
    await destruction.getState().destroy({ ...proof, passphrase: 'wrong' })
    expect(destruction.getState().error?.code).toBe('vault/wrong-passphrase')
    expect(destruction.getState().accepted).toHaveLength(2)
  })

  it('forgets what was accepted for one batch when another is opened', async () => {
    const { destruction, acceptAll } = await opened()
    acceptAll()
    await destruction.getState().open(batchId, false)
    expect(destruction.getState().accepted).toEqual([])
  })

  it('hands over the key file that was picked for the witness', async () => {
    const { fake, destruction, proof, acceptAll } = await opened()
    acceptAll()
    await destruction.getState().pickKeyFile('witness')
    await destruction.getState().destroy(proof)
    expect(fake.callsOf('destruction.destroy')).toMatchObject([
      { witness: { keyFile: expect.stringContaining('handle of') } },
    ])
  })

  it('writes the certificate in the language of the window to the file that was picked', async () => {
    const { fake, destruction, proof, acceptAll } = await opened()
    acceptAll()
    await destruction.getState().destroy(proof)
    await destruction.getState().exportCertificate('证明.html', 'zh')
    expect(fake.callsOf('destruction.exportCertificate')).toEqual([
      { batch: batchId, language: 'zh', target: 'handle of 证明.html' },
    ])
    expect(destruction.getState().written).toBe('证明.html')
  })
})
