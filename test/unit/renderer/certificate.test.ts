import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createCertificateStore } from '../../../renderer/stores/certificateStore.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

async function aChoice() {
  const fake = createFakeDesk()
  const store = createCertificateStore(createDesk(fake.wire))
  store.getState().open()
  const file = await store.getState().pick()
  if (!file) return expect.fail('the dialog picks a file')
  return { fake, store, file }
}

describe("the organisation's next certificate", () => {
  it('signs from now on, and the new card is there to be compared', async () => {
    const { fake, store, file } = await aChoice()
    await store.getState().adopt(file, '样本密码')
    expect(fake.callsOf('station.adoptCertificate')).toEqual([
      { own: { form: 'p12', file: file.handle, password: '样本密码' } },
    ])
    expect(store.getState()).toMatchObject({
      isOpen: true,
      error: null,
      card: { notAfter: expect.any(String) },
    })
  })

  it('can be tried again where the password is wrong', async () => {
    const { fake, store, file } = await aChoice()
    fake.refuse('station.adoptCertificate', 'certificate/wrong-password')
    await store.getState().adopt(file, 'wrong')
    expect(store.getState()).toMatchObject({
      isOpen: true,
      card: null,
      error: { code: 'certificate/wrong-password' },
    })
    await store.getState().adopt(file, '样本密码')
    expect(store.getState().error).toBeNull()
  })

  it('is forgotten with its card once the dialog is closed', async () => {
    const { store, file } = await aChoice()
    await store.getState().adopt(file, '样本密码')
    store.getState().close()
    store.getState().open()
    expect(store.getState().card).toBeNull()
  })
})
