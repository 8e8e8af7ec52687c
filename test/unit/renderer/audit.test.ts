import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createAuditStore, partSize } from '../../../renderer/stores/auditStore.ts'
import { batchId } from '../../fixtures/deskData.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

async function auditors() {
  const fake = createFakeDesk({ roles: ['auditor'] })
  const store = createAuditStore(createDesk(fake.wire))
  await store.getState().open(batchId)
  const entryAt = (place: number) =>
    store.getState().parts.get(Math.floor(place / partSize))?.[place % partSize]
  return { fake, store, entryAt }
}

describe('the audit log on the screen', () => {
  it('begins with the newest entry, and says how many there are and whose', async () => {
    const { store, entryAt } = await auditors()
    expect(store.getState().total).toBe(1200)
    expect(entryAt(0)?.seq).toBe(1199)
    expect(store.getState().people).toHaveLength(2)
  })

  it('asks for the part that is scrolled to, once', async () => {
    const { fake, store, entryAt } = await auditors()
    expect(entryAt(650)).toBeUndefined()
    store.getState().show(640, 660)
    store.getState().show(641, 661)
    await expect.poll(() => entryAt(650)?.seq).toBe(549)
    expect(fake.callsOf('audit.list')).toHaveLength(2)
  })

  it('asks by person, action, subject and local days', async () => {
    const { fake, store } = await auditors()
    const { ask } = store.getState()
    await ask({ who: '样审计', action: 'document.opened', about: ' a-001 ' })
    expect(store.getState().total).toBe(100)
    await ask({ firstDay: '2026-03-02', lastDay: '2026-03-03' })
    expect(fake.callsOf('audit.list').at(-1)).toMatchObject({
      filter: {
        who: '样审计',
        action: 'document.opened',
        about: 'a-001',
        from: new Date(2026, 2, 2).toISOString(),
        until: new Date(2026, 2, 4).toISOString(),
      },
    })
  })

  it('does not show the late answer to an earlier question', async () => {
    const { store } = await auditors()
    const early = store.getState().ask({ about: 'A-001' })
    await store.getState().ask({ about: 'nothing like it' })
    await early
    expect(store.getState().total).toBe(0)
  })

  it('names what a check finds damaged', async () => {
    const { fake, store } = await auditors()
    fake.damageLog({ state: 'broken', line: 7, problem: 'changed' })
    await store.getState().verify()
    expect(store.getState().checks).toContainEqual(
      expect.objectContaining({ batch: batchId, outcome: { state: 'broken', line: 7, problem: 'changed' } }),
    )
    store.getState().dismissChecks()
    expect(store.getState().checks).toBeNull()
  })

  it('writes what the terms leave to the file that was chosen', async () => {
    const { fake, store } = await auditors()
    await store.getState().ask({ who: '样审计' })
    await store.getState().exportCsv('audit.csv')
    expect(fake.callsOf('audit.export')).toMatchObject([{ batch: batchId, filter: { who: '样审计' } }])
    expect(store.getState().written).toEqual({ file: 'audit.csv', entries: 400 })
  })

  it('writes nothing where the dialog is closed without a choice', async () => {
    const { fake, store } = await auditors()
    fake.closeDialog('pickTarget')
    await store.getState().exportCsv('audit.csv')
    expect(fake.callsOf('audit.export')).toEqual([])
  })

  it('says what went wrong', async () => {
    const { fake, store } = await auditors()
    fake.refuse('audit.export', 'file/disk-full', { path: 'audit.csv' })
    await store.getState().exportCsv('audit.csv')
    expect(store.getState().error).toMatchObject({ code: 'file/disk-full' })
  })
})
