import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createPreferencesStore } from '../../../renderer/stores/preferencesStore.ts'
import { createTemplatesStore } from '../../../renderer/stores/templatesStore.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

const statement = { name: '流水', text: '请补充近六个月流水' }
const photo = { name: '照片', text: '证件照片不清，请重拍' }

async function withTwo() {
  const fake = createFakeDesk()
  const preferences = createPreferencesStore(createDesk(fake.wire))
  const templates = createTemplatesStore(preferences)
  await templates.getState().save(null, statement)
  await templates.getState().save(null, { ...photo, name: ' 照片 ' })
  return { fake, templates, kept: () => preferences.getState().preferences.templates }
}

describe('ready remarks', () => {
  it('are kept in the order in which they were added', async () => {
    expect((await withTwo()).kept()).toEqual([statement, photo])
  })

  it('are changed where they stand', async () => {
    const { templates, kept } = await withTwo()
    await templates.getState().save(0, { ...statement, text: '请补充近十二个月流水' })
    expect(kept().map(({ text }) => text)).toEqual(['请补充近十二个月流水', photo.text])
  })

  it('move up, the first no further, and go', async () => {
    const { templates, kept } = await withTwo()
    await templates.getState().raise(1)
    expect(kept()).toEqual([photo, statement])
    await templates.getState().raise(0)
    expect(kept()).toEqual([photo, statement])
    await templates.getState().remove(0)
    expect(kept()).toEqual([statement])
  })

  it('that the application could not keep do not count', async () => {
    const { fake, templates, kept } = await withTwo()
    fake.refuse('preference.set', 'file/disk-full')
    await templates.getState().remove(0)
    expect(kept()).toHaveLength(2)
    expect(templates.getState().error?.code).toBe('file/disk-full')
  })
})
