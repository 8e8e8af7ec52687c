import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createPreferencesStore } from '../../../renderer/stores/preferencesStore.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

function aPerson() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  return { fake, desk, store: createPreferencesStore(desk) }
}
const template = (name: string) => ({ name, text: `${name}：样本` })

describe('what a person has set for themselves', () => {
  it('is kept part by part, and is there the next time', async () => {
    const { desk, store } = aPerson()
    await store.getState().change(() => ({ shortcuts: { 'viewer.fit': ['9'] } }))
    await store.getState().change(() => ({ templates: [template('缺页')] }))
    const later = createPreferencesStore(desk)
    await later.getState().load()
    expect(later.getState().preferences).toMatchObject({
      shortcuts: { 'viewer.fit': ['9'] },
      templates: [template('缺页')],
    })
  })

  it('loses nothing when two changes are made at once', async () => {
    const { store } = aPerson()
    const add = (name: string) =>
      store.getState().change(({ templates }) => ({ templates: [...templates, template(name)] }))
    await Promise.all([add('缺页'), add('模糊')])
    expect(store.getState().preferences.templates.map(({ name }) => name)).toEqual(['缺页', '模糊'])
  })

  it('stays as it was where a change cannot be kept, and can be changed again', async () => {
    const { fake, store } = aPerson()
    fake.refuse('preference.set', 'file/disk-full')
    await expect(store.getState().change(() => ({ templates: [template('缺页')] }))).rejects.toMatchObject({
      code: 'file/disk-full',
    })
    expect(store.getState().preferences.templates).toEqual([])
    await store.getState().change(() => ({ templates: [template('模糊')] }))
    expect(store.getState().preferences.templates).toHaveLength(1)
  })
})
