import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createLendersStore, keysOf } from '../../../renderer/stores/lendersStore.ts'
import { lender, newLender } from '../../fixtures/deskData.ts'
import { createFakeDesk, type FakeDeskOptions } from '../../fixtures/fakeDesk.ts'

async function station(options?: FakeDeskOptions) {
  const fake = createFakeDesk(options)
  const lenders = createLendersStore(createDesk(fake.wire), fake.session)
  await lenders.getState().load()
  return { fake, lenders, keys: () => keysOf(lenders.getState()) }
}

describe("a lender's card", () => {
  it('is shown before it is trusted, and trusted by the fingerprint that was shown', async () => {
    const { fake, lenders } = await station()
    await lenders.getState().inspectCard()
    expect(lenders.getState().inspected?.offered).toEqual(newLender)
    expect(fake.callsOf('lender.trust')).toEqual([])
    await lenders.getState().trustInspected()
    expect(fake.callsOf('lender.trust')).toEqual([
      { card: 'handle of lender.json', cardSha256: newLender.cardSha256 },
    ])
    expect(lenders.getState()).toMatchObject({ inspected: null, selected: newLender.name })
    expect(lenders.getState().lenders?.map(({ name }) => name)).toEqual([lender.name, newLender.name])
  })

  it('that is put aside is not trusted', async () => {
    const { fake, lenders } = await station()
    await lenders.getState().inspectCard()
    lenders.getState().putCardAside()
    await lenders.getState().trustInspected()
    expect(fake.callsOf('lender.trust')).toEqual([])
  })

  it('that changed under the hand is refused, and must be opened again', async () => {
    const { fake, lenders } = await station()
    await lenders.getState().inspectCard()
    fake.refuse('lender.trust', 'lender/fingerprint-differs')
    await lenders.getState().trustInspected()
    expect(lenders.getState()).toMatchObject({
      inspected: null,
      error: { code: 'lender/fingerprint-differs' },
    })
  })

  it('is revoked with a reason, and its unused keys are withdrawn', async () => {
    const { fake, lenders, keys } = await station()
    lenders.getState().ask({ about: 'revocation', lender: lender.name })
    await lenders.getState().revoke(lender.name, '密钥遗失')
    expect(fake.callsOf('lender.revoke')).toEqual([{ lender: lender.name, reason: '密钥遗失' }])
    expect(lenders.getState()).toMatchObject({
      question: null,
      lenders: [{ revoked: { reason: '密钥遗失' }, unusedKeys: 0 }],
    })
    expect(keys().map(({ state }) => state)).not.toContain('unused')
  })
})

describe('what the station writes for others', () => {
  it('a receiving key names its lender and its file, and stands in the list', async () => {
    const { lenders, keys } = await station()
    const before = keys().length
    await lenders.getState().issueReceivingKey(lender.name)
    expect(lenders.getState().written).toMatchObject({
      what: 'receiving-key',
      file: 'receiving-key.json',
      lender: lender.name,
    })
    expect(keys()).toHaveLength(before + 1)
  })

  it('a receiving key that was withdrawn is not asked to be sent any more', async () => {
    const { lenders } = await station()
    await lenders.getState().issueReceivingKey(lender.name)
    const { written } = lenders.getState()
    if (written?.what !== 'receiving-key') throw new Error('no key was written')
    await lenders.getState().withdraw(written.keyId)
    expect(lenders.getState().written).toBeNull()
  })

  it('several receiving keys come in one file', async () => {
    const { fake, lenders, keys } = await station()
    const before = keys().length
    lenders.getState().ask({ about: 'book', lender: lender.name })
    await lenders.getState().issueBook(lender.name, 12)
    expect(lenders.getState()).toMatchObject({
      question: null,
      written: { what: 'book', file: 'receiving-keys.json', count: 12 },
    })
    expect(fake.callsOf('lender.issueReceivingKeyBook')).toHaveLength(1)
    expect(keys()).toHaveLength(before + 12)
  })

  it('nothing is issued where the person closes the dialog without naming a file', async () => {
    const { fake, lenders } = await station()
    fake.closeDialog('pickTarget')
    await lenders.getState().issueBook(lender.name, 12)
    expect(fake.callsOf('lender.issueReceivingKeyBook')).toEqual([])
    expect(lenders.getState().written).toBeNull()
  })

  it('the card comes with the fingerprint to read out', async () => {
    const { lenders } = await station()
    await lenders.getState().exportCard()
    expect(lenders.getState().written).toMatchObject({ what: 'card', cardSha256: lender.cardSha256 })
  })
})

describe('the receiving keys', () => {
  it('are shown of the chosen lender, the newest first', async () => {
    const { lenders, keys } = await station()
    expect(keys().map(({ state }) => state)).toEqual(['unused', 'withdrawn', 'used'])
    await lenders.getState().inspectCard()
    await lenders.getState().trustInspected()
    expect(keys()).toEqual([])
    lenders.getState().move(-1)
    expect(keys()).toHaveLength(3)
  })

  it('are chosen one by one, and no further than the last', async () => {
    const { lenders, keys } = await station()
    const { moveKey } = lenders.getState()
    moveKey(1)
    expect(lenders.getState().selectedKey).toBe(keys()[0]?.keyId)
    for (let step = 0; step < 9; step += 1) moveKey(1)
    expect(lenders.getState().selectedKey).toBe(keys().at(-1)?.keyId)
  })

  it('are withdrawn after a question', async () => {
    const { fake, lenders, keys } = await station()
    const [key] = keys()
    if (!key) throw new Error('a lender without keys')
    lenders.getState().ask({ about: 'withdrawal', key })
    await lenders.getState().withdraw(key.keyId)
    expect(fake.callsOf('lender.withdrawReceivingKeys')).toEqual([{ keyIds: [key.keyId] }])
    expect(lenders.getState().question).toBeNull()
    expect(keys()[0]).toMatchObject({ keyId: key.keyId, state: 'withdrawn' })
  })

  it('are not asked for by a reviewer, who sees the lenders', async () => {
    const { fake, lenders } = await station({ roles: ['reviewer-1'] })
    expect(lenders.getState()).toMatchObject({ keys: null, error: null })
    expect(lenders.getState().lenders).toHaveLength(1)
    expect(fake.callsOf('lender.receivingKeys')).toEqual([])
  })
})
