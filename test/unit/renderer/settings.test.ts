import { describe, expect, it } from 'vitest'
import { createDesk } from '../../../renderer/desk.ts'
import { createKeymap } from '../../../renderer/shortcuts/keymap.ts'
import { createAppearanceStore } from '../../../renderer/stores/appearanceStore.ts'
import { createPreferencesStore } from '../../../renderer/stores/preferencesStore.ts'
import { createSettingsStore } from '../../../renderer/stores/settingsStore.ts'
import { createFakeDesk } from '../../fixtures/fakeDesk.ts'

function aPerson() {
  const fake = createFakeDesk()
  const desk = createDesk(fake.wire)
  const keymap = createKeymap()
  return { fake, desk, keymap, settings: createSettingsStore(createPreferencesStore(desk), keymap) }
}

describe('the keys that a person chose', () => {
  it('are kept, and are there the next time', async () => {
    const { desk, settings } = aPerson()
    await settings.getState().setKeys('viewer.rotate', ['t'])
    const later = createKeymap()
    await createSettingsStore(createPreferencesStore(desk), later).getState().load()
    expect(later.getState().own).toEqual({ 'viewer.rotate': ['t'] })
  })

  it('do not count where they could not be kept', async () => {
    const { fake, keymap, settings } = aPerson()
    fake.refuse('preference.set', 'file/disk-full')
    await settings.getState().setKeys('viewer.rotate', ['t'])
    expect(keymap.getState().own).toEqual({})
    expect(settings.getState().error?.code).toBe('file/disk-full')
  })

  it('go back to what they were, one or all', async () => {
    const { keymap, settings } = aPerson()
    await settings.getState().setKeys('viewer.rotate', ['t'])
    await settings.getState().setKeys('viewer.fit', ['9'])
    await settings.getState().resetKeys('viewer.rotate')
    expect(keymap.getState().own).toEqual({ 'viewer.fit': ['9'] })
    await settings.getState().resetAllKeys()
    expect(keymap.getState().own).toEqual({})
  })

  it('leave the queue beside a case as the person had it, the next time too', async () => {
    const { desk, settings } = aPerson()
    await settings.getState().showQueueBeside(true)
    await settings.getState().setKeys('viewer.rotate', ['t'])
    expect(await desk.api.preference.get()).toMatchObject({ isQueueBeside: true })
  })

  it('of a shortcut that there is no more are passed over', async () => {
    const { desk, keymap, settings } = aPerson()
    await desk.api.preference.set({
      shortcuts: { 'gone.away': ['t'], 'viewer.fit': ['9'] },
      views: [],
      templates: [],
    })
    await settings.getState().load()
    expect(keymap.getState().own).toEqual({ 'viewer.fit': ['9'] })
  })
})

describe('how the window looks', () => {
  it('changes at once, and is remembered', async () => {
    const { desk } = aPerson()
    const store = createAppearanceStore(desk, { language: 'zh', theme: 'system', zoom: 1 })
    store.getState().change({ theme: 'dark' })
    expect(store.getState().appearance).toEqual({ language: 'zh', theme: 'dark', zoom: 1 })
    expect(await desk.api.appearance.get()).toEqual({ language: 'zh', theme: 'dark', zoom: 1 })
  })

  it('changes even where it cannot be remembered', () => {
    const { desk, fake } = aPerson()
    fake.refuse('appearance.set', 'file/not-writable')
    const store = createAppearanceStore(desk, { language: 'zh', theme: 'system', zoom: 1 })
    store.getState().change({ language: 'en' })
    expect(store.getState().appearance.language).toBe('en')
  })
})
